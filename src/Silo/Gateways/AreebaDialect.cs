using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Payments;

namespace Marketplace.Gateways;

/// <summary>
/// areeba: customers pay by card on its page. It reserves, gives back in parts, and does what is asked under an id of ours once, however often it is asked.
/// Its pages cannot be closed, so they are open for some minutes only.
/// </summary>
internal sealed class AreebaDialect(IGatewayTransport transport, RemoteGateways gateways, AreebaOptions options) : IGatewayDialect
{
    /// <summary>The gateway takes no less.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    /// <summary>Money that was asked for at the last moment has arrived by then.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly GatewayLine line = new(transport, GatewayNames.Areeba);

    private readonly string authorization =
        $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"merchant.{options.MerchantId}:{options.Password}"))}";

    public string Name => GatewayNames.Areeba;

    public bool ClosesPages => false;

    public string? PageOf(string body, IHeaderDictionary headers) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(headers[AreebaWire.SecretHeader].ToString()), Encoding.UTF8.GetBytes(options.NotificationSecret))
                ? GatewayJson.TextAt(body, "order", "id")
                : null;

    public async Task<CheckoutOpened> Open(PageOrder order, CancellationToken cancellationToken)
    {
        var id = order.Intent.ToString("N");
        var open = order.Open < Shortest ? Shortest : order.Open > options.PageLasts ? options.PageLasts : order.Open;
        var answer = await Send("POST", AreebaWire.Session(options.MerchantId), AreebaWire.Checkout(order, id, options.MerchantName, open), cancellationToken);
        var made = GatewayJson.Read<AreebaSession>(answer.Understood(Name, "open a page").Body);
        return new CheckoutOpened(
            order.Intent, id, new Uri(gateways.AddressOf(Name), AreebaWire.Page(made.Session.Id)).ToString(), EndsAt: answer.At + open + Margin);
    }

    public async Task<Standing> Look(string reference, CancellationToken cancellationToken)
    {
        var (order, at) = await Order(reference, cancellationToken);
        if (order is null)
        {
            return new Standing(StandingKind.Open, reference, Money.Zero(GatewayJson.Dinars), at);
        }

        var (kind, amount) = order switch
        {
            { TotalCapturedAmount: > 0 } => (StandingKind.Taken, order.TotalCapturedAmount),
            { Status: AreebaStatuses.Authorized } => (StandingKind.Reserved, order.TotalAuthorizedAmount),
            { Status: AreebaStatuses.Cancelled or AreebaStatuses.Expired } => (StandingKind.Ended, 0),
            _ => (StandingKind.Open, 0),
        };
        return new Standing(kind, reference, GatewayJson.MoneyOf(amount.ToString(CultureInfo.InvariantCulture), order.Currency), at)
        {
            CaptureBefore = order.CreationTime + options.ReservedFor,
            Reason = $"areeba says {order.Status}.",
        };
    }

    public async Task<ImmutableArray<PageMovement>> Moved(string reference, CancellationToken cancellationToken)
    {
        if (await Order(reference, cancellationToken) is not { Order: { TotalCapturedAmount: > 0 } order })
        {
            return [];
        }

        var given = order.Transaction?.Where(done => done is { IsDone: true, Transaction.Type: AreebaWire.Refund }) ?? [];
        return
        [
            PageMovement.Charge(reference, MoneyOf(order.TotalCapturedAmount)),
            .. given.Select(done => PageMovement.Refund(RefundOf(reference, done.Transaction.Id), MoneyOf(done.Transaction.Amount))),
        ];

        Money MoneyOf(decimal amount) => GatewayJson.MoneyOf(amount.ToString(CultureInfo.InvariantCulture), order.Currency);
    }

    public Task Capture(Standing reserved, Guid intent, CancellationToken cancellationToken) =>
        Act(reserved.Reference, intent, AreebaWire.Act(AreebaWire.Capture, reserved.Amount), cancellationToken);

    public async Task Release(Standing reserved, Guid intent, CancellationToken cancellationToken)
    {
        var (order, _) = await Order(reserved.Reference, cancellationToken);
        var held = order?.Transaction?.FirstOrDefault(done => done is { IsDone: true, Transaction.Type: "AUTHORIZATION" })?.Transaction.Id;
        await Act(reserved.Reference, intent, AreebaWire.Act(AreebaWire.Void, null, held), cancellationToken);
    }

    public async Task<RefundStanding> LookAtRefund(string reference, RefundView refund, CancellationToken cancellationToken)
    {
        var id = refund.IntentId.ToString("N");
        var (order, _) = await Order(reference, cancellationToken);
        return order?.Transaction?.Any(done => done.IsDone && done.Transaction.Id == id) is true
            ? new RefundStanding(RefundStandingKind.Done, RefundOf(reference, id))
            : new RefundStanding(RefundStandingKind.None);
    }

    /// <summary>A part may have fils, which no card is given: a person gives it.</summary>
    public async Task<bool> IsRefused(string reference, RefundView refund, CancellationToken cancellationToken) =>
        refund.Amount.Amount % GatewayJson.WholeDinars != 0
        || (await Act(reference, refund.IntentId, AreebaWire.Act(AreebaWire.Refund, refund.Amount), cancellationToken)).IsNo;

    private static string RefundOf(string order, string transaction) => $"{order}/{transaction}";

    private Task<GatewayAnswer> Act(string order, Guid intent, string body, CancellationToken cancellationToken) =>
        Send("PUT", AreebaWire.Transaction(options.MerchantId, order, intent.ToString("N")), body, cancellationToken);

    /// <summary>An order of which it knows nothing is one that nobody has tried to pay.</summary>
    private async Task<(AreebaOrder? Order, DateTimeOffset At)> Order(string id, CancellationToken cancellationToken)
    {
        var answer = await Send("GET", AreebaWire.Order(options.MerchantId, id), null, cancellationToken);
        return answer.Status == (int)HttpStatusCode.NotFound
            ? (null, answer.At)
            : (GatewayJson.Read<AreebaOrder>(answer.Understood(Name, $"say how {id} stands").Body), answer.At);
    }

    private Task<GatewayAnswer> Send(string method, string path, string? body, CancellationToken cancellationToken) =>
        line.Send(new GatewayCall(method, path, body, authorization), cancellationToken);
}
