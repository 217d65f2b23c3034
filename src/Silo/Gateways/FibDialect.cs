using Marketplace.Payments;

namespace Marketplace.Gateways;

/// <summary>
/// The First Iraqi Bank: customers pay in its app. It takes at once, gives back once and whole, and has no accounts for providers, so what it
/// cannot people do by hand.
/// </summary>
internal sealed class FibDialect(IGatewayTransport transport, FibOptions options, [FromKeyedServices(AggregateServices.Clock)] TimeProvider clock)
    : IGatewayDialect
{
    /// <summary>The bank closes a page no sooner; a hold that ends before is closed by us.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>It is written with every step of the payment while the page is open; the bank's are a tenth of that.</summary>
    private const int LargestPicture = 32 * 1024;

    private readonly TokenLine line = new(
        new GatewayLine(transport, GatewayNames.Fib),
        () => new GatewayCall("POST", FibWire.Token, FibWire.Credentials(options.ClientId, options.ClientSecret), IsForm: true),
        TokenIn,
        clock);

    public string Name => GatewayNames.Fib;

    public bool ClosesPages => true;

    public string? PageOf(string body, IHeaderDictionary headers) => GatewayJson.TextAt(body, "id");

    public async Task<CheckoutOpened> Open(PageOrder order, CancellationToken cancellationToken)
    {
        var body = FibWire.Create(
            order.Payment.Amount,
            order.Payment.Title,
            order.Callback,
            order.Back,
            order.Open < Shortest ? Shortest : order.Open > Longest ? Longest : order.Open,
            options.RefundableFor);
        var answer = await line.Send(new GatewayCall("POST", FibWire.Payments, body), cancellationToken);
        var made = GatewayJson.Read<FibCreated>(answer.Understood(Name, "open a page").Body);
        var picture = made.QrCode?.Length <= LargestPicture ? made.QrCode : null;
        return new CheckoutOpened(
            order.Intent, made.PaymentId, made.PersonalAppLink, new WalletPage(made.ReadableCode, picture, made.BusinessAppLink, made.CorporateAppLink));
    }

    public async Task<Standing> Look(string reference, CancellationToken cancellationToken)
    {
        var (status, at) = await Status(reference, cancellationToken);
        var kind = status.Status switch
        {
            FibStatuses.Paid or FibStatuses.RefundRequested or FibStatuses.Refunded => StandingKind.Taken,
            FibStatuses.Declined => StandingKind.Ended,
            _ => StandingKind.Open,
        };
        return new Standing(kind, status.PaymentId, GatewayJson.MoneyOf(status.Amount.Amount, status.Amount.Currency), at)
        {
            Reason = $"The bank declined it: {status.DecliningReason ?? "no reason"}.",
        };
    }

    public async Task<ImmutableArray<PageMovement>> Moved(string reference, CancellationToken cancellationToken)
    {
        var (status, _) = await Status(reference, cancellationToken);
        var amount = GatewayJson.MoneyOf(status.Amount.Amount, status.Amount.Currency);
        var charge = PageMovement.Charge(status.PaymentId, amount);
        return status.Status switch
        {
            FibStatuses.Paid or FibStatuses.RefundRequested => [charge],
            FibStatuses.Refunded => [charge, PageMovement.Refund(WholeRefund.Of(reference), amount)],
            _ => [],
        };
    }

    public Task Close(string reference, CancellationToken cancellationToken) =>
        line.Send(new GatewayCall("POST", FibWire.Cancel(reference)), cancellationToken);

    public async Task<RefundStanding> LookAtRefund(string reference, RefundView refund, CancellationToken cancellationToken) =>
        (await Status(reference, cancellationToken)).Status.Status switch
        {
            FibStatuses.Paid => new RefundStanding(RefundStandingKind.None),
            FibStatuses.Refunded => new RefundStanding(RefundStandingKind.Done, WholeRefund.Of(reference)),
            _ => new RefundStanding(RefundStandingKind.UnderWay),
        };

    public async Task<bool> IsRefused(string reference, RefundView refund, CancellationToken cancellationToken) =>
        (await line.Send(new GatewayCall("POST", FibWire.Refund(reference)), cancellationToken)).IsNo;

    private static GivenToken TokenIn(GatewayAnswer answer)
    {
        var given = GatewayJson.Read<FibToken>(answer.Body);
        return new GivenToken(given.AccessToken, TimeSpan.FromSeconds(given.ExpiresIn));
    }

    private async Task<(FibStatus Status, DateTimeOffset At)> Status(string id, CancellationToken cancellationToken)
    {
        var answer = await line.Send(new GatewayCall("GET", FibWire.StatusOf(id)), cancellationToken);
        return (GatewayJson.Read<FibStatus>(answer.Understood(Name, $"say how {id} stands").Body), answer.At);
    }
}

/// <summary>A payment that goes back once needs no name for its refund there.</summary>
internal static class WholeRefund
{
    public static string Of(string payment) => $"{payment}/refund";
}
