import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.File;

/**
 * What DSS, the European Commission's library, says of sealed files: Seals.java AUTHORITY.pem REVOKED.crl FILE.pdf... A line for each
 * seal: the file, the seal's level, whether it is good, and if not why.
 */
class Seals {
    public static void main(String[] arguments) throws Exception {
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(DSSUtils.loadCertificate(new File(arguments[0])));
        CommonCertificateVerifier verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setCrlSource(new ExternalResourcesCRLSource(new File(arguments[1]).toURI().toURL().openStream()));
        for (int i = 2; i < arguments.length; i++) {
            SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(arguments[i]));
            validator.setCertificateVerifier(verifier);
            SimpleReport report = validator.validateDocument().getSimpleReport();
            for (String seal : report.getSignatureIdList())
                System.out.println(arguments[i] + " " + report.getSignatureFormat(seal) + " " + report.getIndication(seal) + " "
                    + report.getSubIndication(seal));
        }
    }
}
