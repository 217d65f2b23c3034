using Marketplace.Documents;

namespace Marketplace.Invoices;

/// <summary>An hour of Pia's for 80.00 EUR, as a file to keep.</summary>
public sealed class Invoices_on_paper
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 23, 30, 0, TimeSpan.Zero);
    private static readonly InvoiceWords English = InvoiceWords.In("en")!;
    private static readonly InvoiceWords Arabic = InvoiceWords.In("ar")!;

    private static readonly InvoiceDocument Hour = new(
        InvoiceKind.Service, new Guid("22222222-0000-0000-0000-000000000000"), new InvoiceParty("صالون بيا & Co", ["1 Main Street", "10115 Berlin"], "DE", "DE123"),
        new Guid("11111111-0000-0000-0000-000000000000"), new InvoiceParty("Ada Lovelace", [], null, null), new Guid("99999999-0000-0000-0000-000000000000"), default,
        "Piano", [new InvoiceLine("An hour", 2, Euro(40_00), Euro(80_00), Euro(15_20))], Euro(80_00), Euro(15_20), Monday, "Europe/Berlin");

    [Fact]
    public void It_says_all_that_was_issued()
    {
        var lines = Read(Hour, English).Lines.ToArray();
        Assert.Equal(
            [
                "Invoice INV-000042", "Issued: 2026-03-03", "Supplied: 2026-03-03", "From", "To", Seen("صالون بيا & Co"), "Ada Lovelace", "1 Main Street", "10115 Berlin",
                "DE", "Tax number: DE123", "Description", "Quantity", "Unit price", "Net", "Tax", "An hour", "2", "40.00", "80.00", "15.20",
                "Net", "80.00 EUR", "Tax", "15.20 EUR", "Total", "95.20 EUR", "Piano · Booking 99999999-0000-0000-0000-000000000000", "Paid: 2026-03-03",
            ],
            lines[..^2]);
        Assert.Equal("1 / 1", lines[^1]);
    }

    [Fact]
    public void In_Arabic_it_reads_from_the_right_and_numbers_do_not()
    {
        var lines = Read(Hour, Arabic).Lines.ToArray();
        Assert.Equal($"INV-000042 {Seen("فاتورة")}", lines[0]);
        Assert.StartsWith("2026-03-03 :", lines[1], StringComparison.Ordinal);
        Assert.Contains("95.20 EUR", lines);
        Assert.Contains("Ada Lovelace", lines);
    }

    [Fact]
    public void A_credit_note_says_what_it_corrects_and_why()
    {
        var lines = Read(Hour with { Corrects = Guid.NewGuid(), Reason = "It was too short." }, English, "INV-000007").Lines.ToArray();
        Assert.Equal("Credit note INV-000042", lines[0]);
        Assert.Contains("Corrects: INV-000007", lines);
        Assert.Contains("Reason: It was too short.", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("Paid", StringComparison.Ordinal));
    }

    [Fact]
    public void By_hand_it_says_what_tax_is_of_what_until_when_it_is_to_be_paid_and_what_else_the_issuer_says()
    {
        var lines = Read(
            Hour with
            {
                Kind = InvoiceKind.ByHand,
                BookingId = default,
                Lines = [Hour.Lines[0] with { TaxBasisPoints = 19_00 }, new InvoiceLine("Book", 1, Euro(10_00), Euro(10_00), Euro(75), 7_50)],
                Net = Euro(90_00),
                Tax = Euro(15_95),
                DueAt = Monday.AddDays(14),
                Notes = "Thank you.",
            },
            English).Lines.ToArray();
        Assert.Equal(
            ["Net", "90.00 EUR", "Tax 19 % · 80.00 EUR", "15.20 EUR", "Tax 7.5 % · 10.00 EUR", "0.75 EUR", "Total", "105.95 EUR", "Piano", "To be paid by: 2026-03-17", "Notes: Thank you."],
            lines[26..^2]);
    }

    [Fact]
    public void It_is_the_same_file_whenever_it_is_written_and_says_nothing_of_what_came_later()
    {
        var first = InvoicePdf.Of(Issued(Hour), Arabic);
        var later = Issued(Hour) with { View = Issued(Hour).View with { Status = InvoiceStatus.Refunded, Credited = Euro(95_20), CreditNotes = [Guid.NewGuid()], Version = 9 } };
        Assert.Equal(first, InvoicePdf.Of(later, Arabic));
        Assert.NotEqual(first, InvoicePdf.Of(Issued(Hour), English));
        Assert.NotEqual(first, InvoicePdf.Of(Issued(Hour with { Title = "Violin" }), Arabic));
    }

    /// <summary>As many lines as a price can have, each as long as a label can be.</summary>
    [Fact]
    public void What_does_not_fit_on_a_page_goes_on_on_the_next_below_the_names_of_the_columns()
    {
        var line = new InvoiceLine(string.Join(' ', Enumerable.Repeat("ساعة بيانو long", 14)), 1, Euro(Money.Limit), Euro(-Money.Limit), Euro(0));
        var pages = Read(Hour with { Lines = [.. Enumerable.Repeat(line, 50)] }, English).Pages;
        Assert.InRange(pages.Length, 2, 12);
        Assert.All(pages[..^1], page => Assert.Contains("Description", page));
        Assert.Equal(50, pages.Sum(page => page.Count(text => text == "-99999999.99")));
        Assert.All(pages, page => Assert.Equal($"{pages.IndexOf(page) + 1} / {pages.Length}", page[^1]));
    }

    /// <summary>What nobody foresaw is drawn as well as it can be.</summary>
    [Theory]
    [InlineData("漢字 🎹")]
    [InlineData("\ud800 half")]
    [InlineData("\u202Etxet")]
    [InlineData("   ")]
    [InlineData("")]
    public void Any_text_can_be_printed(string text) =>
        Assert.NotEmpty(Read(Hour with { Title = text, Reason = text, Issuer = new InvoiceParty(text, [text], null, text) }, Arabic).Pages);

    private static PdfReading Read(InvoiceDocument said, InvoiceWords words, string? corrects = null) => new(InvoicePdf.Of(Issued(said, corrects), words));

    private static IssuedInvoice Issued(InvoiceDocument said, string? corrects = null) =>
        new(new InvoiceView(new Guid("77777777-0000-0000-0000-000000000000"), InvoiceStatus.Paid, 42, Monday, said, Euro(0), [], 2), corrects);

    /// <summary>Arabic as it stands from left to right.</summary>
    private static string Seen(string text) =>
        string.Join(' ', text.Split(' ').Select(word => word[0] is >= '\u0600' and <= '\u06FF' ? new string([.. word.Reverse()]) : word).Reverse());

    private static Money Euro(long amount) => new(amount, "EUR");
}
