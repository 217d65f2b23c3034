using System.Globalization;
using Marketplace.Payments;
using Marketplace.Reconciliation;

namespace Marketplace.Gateways;

/// <summary>
/// The statement of a gateway that lists nothing: it is asked about every page that was ever opened there. When something moved it does not say, so a
/// movement counts from when its page was opened. See docs/adr/0055-statements-by-look-ups.md.
/// </summary>
internal sealed partial class LookUpStatements(
    IGatewayDialect dialect, IGatewayRecords records, ReconciliationOptions options, IGrainFactory grains, ILogger<LookUpStatements> logger) : IGatewayStatements
{
    /// <summary>Each is a call or two: with as many pages as a step reads, some seconds of a gateway that answers at its usual pace.</summary>
    private const int LookUpsPerPage = 3;

    public string Gateway => dialect.Name;

    /// <summary>Providers have no accounts there.</summary>
    public async Task<GatewayStatement> Read(string? account, DateTimeOffset from, DateTimeOffset until, string? after, CancellationToken cancellationToken)
    {
        ImmutableArray<OpenedPage> pages = account is null
            ? await records.Pages(Gateway, from - options.LookBack, until, Place(after), LookUpsPerPage, cancellationToken)
            : [];
        var entries = ImmutableArray.CreateBuilder<GatewayEntry>();
        foreach (var page in pages)
        {
            entries.AddRange(await Moved(page, page.OpenedAt < from ? from : page.OpenedAt, cancellationToken));
        }

        return new GatewayStatement(entries.ToImmutable(), pages.Length == LookUpsPerPage ? Text(pages[^1]) : null, pages.Length);
    }

    public async Task<ImmutableArray<GatewayEntry>> Of(string? account, string reference, CancellationToken cancellationToken) =>
        await records.PageOf(Gateway, PageOf(reference), cancellationToken) is { } page ? await Moved(page, page.OpenedAt, cancellationToken) : [];

    /// <summary>The payment hears that its page was paid. A refund that nobody wished for, and a page that another one has replaced, are for people.</summary>
    public async Task Tell(GatewayEntry entry, string name, CancellationToken cancellationToken)
    {
        if (entry.Kind != PageMovement.ChargeKind || await records.PageOf(Gateway, entry.Reference, cancellationToken) is not { } page)
        {
            return;
        }

        var payment = grains.GetGrain<IPaymentGrain>(page.PaymentId);
        if ((await payment.Read(Actor.Platform, cancellationToken)).View is { } view && view.Gateway == Gateway && view.CheckoutReference == entry.Reference)
        {
            await payment.Record(new RecordGatewayFact(
                CommandContext.CausedBy($"reconciliation:{Gateway}/{name}", 0, "charge", name),
                new MoneyCaptured(entry.Reference, entry.Reference, entry.Net, Money.Zero(entry.Net.Currency)),
                Gateway));
        }
    }

    /// <summary>A page of which it does not say how it stands moved nothing that could be compared; were it paid as far as we know, that would differ.</summary>
    private async Task<ImmutableArray<GatewayEntry>> Moved(OpenedPage page, DateTimeOffset at, CancellationToken cancellationToken)
    {
        try
        {
            return
            [
                .. (await dialect.Moved(page.Reference, cancellationToken))
                    .Select(moved => new GatewayEntry(Gateway, $"{moved.Kind} {moved.Reference}", null, moved.Kind, moved.Reference, moved.Net, at)),
            ];
        }
        catch (GatewayUndecidedException undecided)
        {
            LogUndecided(logger, Gateway, page.Reference, undecided.Message);
            return [];
        }
    }

    /// <summary>Refunds are named after the page that they belong to.</summary>
    private static string PageOf(string reference) => reference.Split('/')[0];

    private static string Text(OpenedPage page) => $"{page.OpenedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)} {page.Reference}";

    private static OpenedPage? Place(string? after) =>
        after?.Split(' ', 2) is [var at, var reference]
            ? new OpenedPage(reference, Guid.Empty, DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
            : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Gateway} does not say what {Page} moved: {Reason}")]
    private static partial void LogUndecided(ILogger logger, string gateway, string page, string reason);
}
