<?php
/* A program of others in PHP: see language.sh. */
require getenv('SUPPLEMENT_PHP');

error_reporting(E_ALL);
set_error_handler(fn ($level, $text) => throw new ErrorException($text));
[, $samples, $broken, $made] = $argv;
$sample = "$samples/25135-contactcenter-medewerker.xml";

function expect_error(string $what, callable $call): Throwable
{
    try {
        $call();
    } catch (Throwable $error) {
        return $error;
    }
    throw new Exception("no error: $what");
}

$supplement = new Supplement();
$qualification = $supplement->open($sample);
assert($supplement->code($qualification) === '25135');
assert($supplement->title($qualification, 'en') === 'Contact centre employee');
file_put_contents("$made/nl.pdf", $supplement->render($qualification, 'nl')[0]);
file_put_contents("$made/memory.pdf", $supplement->render($supplement->read(file_get_contents($sample)), 'nl')[0]);
[$personal] = $supplement->render($qualification, 'nl', [
    'holder.name' => 'Zoë Jansen-Đurić', 'holder.diploma' => '2026-004711', 'holder.date' => '2026-07-10']);
file_put_contents("$made/personal.pdf", $personal);
assert(count($supplement->render($qualification, 'nl', format: 'png')) === 2);

$opened = $supplement->open($broken);
$fault = expect_error('a text is missing', fn () => $supplement->render($opened, 'de'));
[$finding] = $fault->findings;
assert([$finding->id, $finding->severity, $finding->status, $finding->line] === ['text-missing', 'error', 1, 197]);
file_put_contents("$made/findings", "$finding\n  hint: $finding->hint\n");
assert(expect_error('no such file', fn () => $supplement->open('none.xml'))->findings[0]->status === 3);

foreach ([null, "Jan\0sen"] as $name) {
    $fault = expect_error('no name', fn () => $supplement->render($qualification, 'nl', [
        'holder.name' => $name, 'holder.diploma' => '2026-004711', 'holder.date' => '2026-07-10']));
    assert($name === null ? $fault->findings[0]->id === 'field-invalid' : $fault instanceof ValueError);
}

assert(expect_error('no format', fn () => $supplement->render($qualification, 'nl', [], 'docx')) instanceof ValueError);
assert(expect_error('no standard', fn () => $supplement->render($qualification, 'nl', [], standard: 'pdfx')) instanceof ValueError);
assert(expect_error('no mode', fn () => $supplement->export("$samples/cohort.csv", $samples, "$made/no", null, ['mode' => 'zip']))
    instanceof TypeError);
assert(expect_error('nothing to join', fn () => $supplement->attach(['d.pdf', $personal], [])) instanceof ValueError);

$diploma = 'samples/diplomas/2026-004711.pdf';
file_put_contents("$made/whole.pdf", $supplement->attach([$diploma, file_get_contents($diploma)], [['personal.pdf', $personal]]));
assert($supplement->findings[0]->severity === 'warning');
assert($supplement->render($supplement->read($supplement->extract("$made/whole.pdf"))) === [$personal]);

$key = $supplement->openKey('tests/data/seal/p256.pem');
assert($supplement->keyOwner($key) === 'Specimen p256');
$date = '2026-07-10T00:00:00Z';
file_put_contents("$made/sealed.pdf", $supplement->seal($key, ['personal.pdf', $personal], $date));
assert(expect_error('no such key', fn () => $supplement->openKey('none.pem'))->findings[0]->id === 'file-unreadable');

$events = [];
$watch = function (array $event) use (&$events, &$most): bool { // stops at the third document, and goes on where it was
    $events[] = $event;
    return count(array_filter($events, fn ($event) => $event['outcome'] === 'issued')) < $most;
};
$most = 3;
$fault = expect_error('stopped', fn () => $supplement->export("$samples/cohort.csv", $samples, "$made/issued", $watch));
assert($fault->findings[0]->id === 'interrupted');
$most = 1000;
assert($supplement->export("$samples/cohort.csv", $samples, "$made/issued", $watch)['kept'] === 3);
echo max(array_column($events, 'line')) - 1, " rows\n";
foreach ($events as $event) {
    if ($event['outcome'] === 'issued') {
        echo "issued {$event['file']}\n";
    }
}
$results = ['layout' => 'tests/data/results/form.xml', 'rows' => ['result=tests/data/results/results.csv']];
assert($supplement->export('tests/data/results/cohort.csv', $samples, "$made/results", null, $results)['issued'] === 2);
$sealers = [];
$supplement->export('tests/data/results/cohort.csv', $samples, "$made/sealed", function (array $event) use (&$sealers): void {
    if ($event['outcome'] === 'issued') {
        $sealers[] = $event['sealed_by'];
    }
}, ['key' => $key, 'date' => $date] + $results);
assert($sealers === ['Specimen p256', 'Specimen p256']);
$fault = expect_error('no such rows', fn () => $supplement->export('tests/data/results/cohort.csv', $samples, "$made/no", null,
    ['rows' => ['result=none.csv']] + $results));
assert($fault->findings[0]->id === 'file-unreadable');
$thrown = expect_error('what a callback throws', fn () => $supplement->export("$samples/cohort.csv", $samples, "$made/issued",
    fn (array $event): bool => throw new LogicException('mine')));
assert($thrown instanceof LogicException);
