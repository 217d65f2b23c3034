using Marketplace.Payments;

namespace Marketplace.Gateways;

/// <summary>FastPay: customers pay from their wallet, on its page. It takes at once and gives back once and whole. Its pages cannot be closed.</summary>
internal sealed class FastPayDialect(IGatewayTransport transport, FastPayOptions options) : IGatewayDialect
{
    /// <summary>Money that was asked for at the last moment has arrived by then.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly GatewayLine line = new(transport, GatewayNames.FastPay);

    public string Name => GatewayNames.FastPay;

    public bool ClosesPages => false;

    public string? PageOf(string body, IHeaderDictionary headers) => GatewayJson.TextAt(body, "merchant_order_id");

    public async Task<CheckoutOpened> Open(PageOrder order, CancellationToken cancellationToken)
    {
        var id = order.Intent.ToString("N");
        var (page, at) = await Ask<FastPayPage>(FastPayWire.Initiate, FastPayWire.Initiation(order, id, options.StoreId, options.StorePassword), cancellationToken);
        return page is { IsOk: true, Data: { } made }
            ? new CheckoutOpened(order.Intent, id, made.Url, EndsAt: at + options.PageLasts + Margin)
            : throw new GatewayUndecidedException($"{Name} did not open a page: {page.Code}.");
    }

    public async Task<Standing> Look(string reference, CancellationToken cancellationToken)
    {
        var (paid, at) = await Paid(reference, cancellationToken);
        return paid is null
            ? new Standing(StandingKind.Open, reference, Money.Zero(GatewayJson.Dinars), at)
            : new Standing(StandingKind.Taken, reference, GatewayJson.MoneyOf(paid.Amount, paid.Currency), at);
    }

    public async Task<ImmutableArray<PageMovement>> Moved(string reference, CancellationToken cancellationToken)
    {
        if ((await Paid(reference, cancellationToken)).Paid is not { } paid)
        {
            return [];
        }

        var amount = GatewayJson.MoneyOf(paid.Amount, paid.Currency);
        var charge = PageMovement.Charge(reference, amount);
        return await WentBack(reference, cancellationToken) ? [charge, PageMovement.Refund(WholeRefund.Of(reference), amount)] : [charge];
    }

    public async Task<RefundStanding> LookAtRefund(string reference, RefundView refund, CancellationToken cancellationToken) =>
        await WentBack(reference, cancellationToken)
            ? new RefundStanding(RefundStandingKind.Done, WholeRefund.Of(reference))
            : new RefundStanding(RefundStandingKind.None);

    public async Task<bool> IsRefused(string reference, RefundView refund, CancellationToken cancellationToken)
    {
        var (paid, _) = await Paid(reference, cancellationToken);
        var customer = paid?.Customer ?? throw new GatewayUndecidedException($"{Name} did not say who paid {reference}.");
        var (answer, _) = await Ask<object>(
            FastPayWire.Refund,
            FastPayWire.GiveBack(reference, options.StoreId, options.StorePassword, options.RefundSecret, customer, refund.Amount),
            cancellationToken);
        return answer.IsNo;
    }

    private async Task<bool> WentBack(string id, CancellationToken cancellationToken)
    {
        var (answer, _) = await Ask<FastPayRefundStatus>(
            FastPayWire.ValidateRefund, FastPayWire.About(id, options.StoreId, options.StorePassword), cancellationToken);
        return answer switch
        {
            { IsOk: true, Data.IsDone: true } => true,
            { IsOk: true } or { IsNo: true } => false,
            _ => throw new GatewayUndecidedException($"{Name} did not say whether {id} went back: {answer.Code}."),
        };
    }

    /// <returns>Null while nobody has paid.</returns>
    private async Task<(FastPayPaid? Paid, DateTimeOffset At)> Paid(string id, CancellationToken cancellationToken)
    {
        var (answer, at) = await Ask<FastPayPaid>(FastPayWire.Validate, FastPayWire.About(id, options.StoreId, options.StorePassword), cancellationToken);
        return answer switch
        {
            { IsOk: true, Data: { Status: "Success" } paid } => (paid, at),
            { IsOk: true } or { Code: 404 or 422 } => (null, at),
            _ => throw new GatewayUndecidedException($"{Name} did not say how {id} stands: {answer.Code}."),
        };
    }

    private async Task<(FastPayAnswer<T> Answer, DateTimeOffset At)> Ask<T>(string path, string body, CancellationToken cancellationToken)
        where T : class
    {
        var answer = await line.Send(new GatewayCall("POST", path, body), cancellationToken);
        return (GatewayJson.Read<FastPayAnswer<T>>(answer.Understood(Name, "answer").Body), answer.At);
    }
}
