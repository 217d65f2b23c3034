using Marketplace.Bookings;

namespace Marketplace.Invoices;

internal static class InvoiceEndpoints
{
    public static void MapInvoices(this RouteGroupBuilder api)
    {
        var invoices = api.MapGroup("/invoices").WithTags("Invoices").RequireAuthorization();
        invoices.MapGet(string.Empty, Mine).WithName("ListInvoices").WithSummary("My invoices and credit notes, newest first.");
        invoices.MapGet("/{id:guid}", Read).WithName("ReadInvoice").WithSummary("One invoice or credit note with all that it says.");
        invoices.MapGet("/{id:guid}.html", Show).WithName("ShowInvoice").WithSummary("The same as a page that can be printed.");
        invoices.MapGet("/{id:guid}.pdf", Keep).WithName("KeepInvoice").WithSummary("The same as a file to keep: what was issued, and nothing that came later.");

        api.MapGroup("/admin/invoices").WithTags("Operations").RequireOperator()
            .MapGet(string.Empty, OfPlatform).WithName("ListPlatformInvoices").WithSummary("What the platform issued, newest first.");
    }

    /// <param name="role">`customer` (the default) or `provider`.</param>
    /// <param name="page">Which page.</param>
    /// <param name="caller">Whose.</param>
    /// <param name="invoices">Reads it.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<OkAnswer<Page<InvoiceItem>>> Mine(
        string? role, PageRequest page, Caller caller, IInvoiceList invoices, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var mine = MySide.Of(check, role, caller);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        return await invoices.Read(mine.Id, page, cancellationToken);
    }

    private static async Task<OkAnswer<Page<InvoiceItem>>> OfPlatform(PageRequest page, IInvoiceList invoices, CancellationToken cancellationToken) =>
        await invoices.Read(InvoiceIds.Platform, page, cancellationToken);

    private static async Task<OkAnswer<InvoiceBody>> Read(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await IssuedInvoice.Read(grains, id, caller.Actor, cancellationToken)).ToOk(InvoiceBody.Of);

    /// <param name="id">Which.</param>
    /// <param name="lang">`en` (the default) or `ar`; the words of the form, not of what was sold.</param>
    /// <param name="caller">Who reads it.</param>
    /// <param name="grains">Knows it.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<PageAnswer> Show(Guid id, string? lang, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var words = Words(check, lang);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        return (await IssuedInvoice.Read(grains, id, caller.Actor, cancellationToken)).Match(
            invoice => PageAnswer.Of(InvoicePage.Of(InvoiceBody.Of(invoice), words)), refused => refused);
    }

    /// <param name="id">Which.</param>
    /// <param name="lang">`en` (the default) or `ar`; the words of the form, not of what was sold.</param>
    /// <param name="caller">Who reads it.</param>
    /// <param name="grains">Knows it.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<PdfAnswer> Keep(Guid id, string? lang, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var words = Words(check, lang);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        return (await IssuedInvoice.Read(grains, id, caller.Actor, cancellationToken)).Match(
            invoice => PdfAnswer.Of($"{invoice.Number}.pdf", InvoicePdf.Of(invoice, words)), refused => refused);
    }

    private static InvoiceWords Words(Check check, string? language)
    {
        var words = InvoiceWords.In(language ?? "en");
        check.Require(words is not null, "lang", "must be en or ar");
        return words ?? InvoiceWords.In("en")!;
    }
}
