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
        invoices.MapBills();

        api.MapGroup("/admin/invoices").WithTags("Operations").RequireOperator()
            .MapGet(string.Empty, OfPlatform).WithName("ListPlatformInvoices").WithSummary("What the platform issued, newest first.");
    }

    /// <param name="role">`customer` (the default) or `provider`.</param>
    /// <param name="status">Only those: `draft`, `sent`, `viewed`, `paid`, `refunded` or `void`.</param>
    /// <param name="overdue">`true` for only those that were to be paid by now and are not.</param>
    /// <param name="page">Which page.</param>
    /// <param name="caller">Whose.</param>
    /// <param name="invoices">Reads it.</param>
    /// <param name="clock">Says what is overdue.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<OkAnswer<Page<InvoiceItem>>> Mine(
        string? role,
        string? status,
        string? overdue,
        PageRequest page,
        Caller caller,
        IInvoiceList invoices,
        [FromKeyedServices(DomainClock.Key)] TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var check = Check.OfQuery();
        var mine = MySide.Of(check, role, caller);
        var wanted = check.OptionalOneOf<InvoiceStatus>("status", status);
        check.Require(overdue is null or "true" or "false", "overdue", "must be true or false");
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        return await invoices.Read(new InvoiceFilter(mine.Id, wanted, overdue is "true" ? clock.GetUtcNow() : null), page, cancellationToken);
    }

    private static async Task<OkAnswer<Page<InvoiceItem>>> OfPlatform(PageRequest page, IInvoiceList invoices, CancellationToken cancellationToken) =>
        await invoices.Read(new InvoiceFilter(InvoiceIds.Platform), page, cancellationToken);

    private static async Task<OkAnswer<InvoiceBody>> Read(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await InvoiceDesk.Open(id, caller, grains, cancellationToken)).ToOk();

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

        return (await InvoiceDesk.OpenIssued(id, caller, grains, cancellationToken)).Match(
            invoice => PageAnswer.Of(InvoicePage.Of(invoice, words)), refused => refused);
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

        if ((await InvoiceDesk.OpenIssued(id, caller, grains, cancellationToken)).Refusal is { } unissued)
        {
            return unissued;
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
