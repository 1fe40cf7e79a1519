/* What it takes to start and end a C program. */
int main(void)
{
    return 0;
}
