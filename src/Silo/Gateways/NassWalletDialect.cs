using Marketplace.Payments;

namespace Marketplace.Gateways;

/// <summary>NassWallet: customers pay from their wallet, on its page. It takes at once and gives nothing back, so people do. Its pages cannot be closed.</summary>
internal sealed class NassWalletDialect(
    IGatewayTransport transport,
    RemoteGateways gateways,
    NassWalletOptions options,
    [FromKeyedServices(AggregateServices.Clock)] TimeProvider clock) : IGatewayDialect
{
    /// <summary>Money that was asked for at the last moment has arrived by then.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly TokenLine line = new(
        new GatewayLine(transport, GatewayNames.NassWallet),
        () => new GatewayCall("POST", NassWalletWire.Login, NassWalletWire.Credentials(options), $"Basic {options.BasicToken}"),
        TokenIn,
        clock);

    public string Name => GatewayNames.NassWallet;

    public bool ClosesPages => false;

    public string? PageOf(string body, IHeaderDictionary headers) => GatewayJson.TextAt(body, "data", "InitTransactionId");

    public async Task<CheckoutOpened> Open(PageOrder order, CancellationToken cancellationToken)
    {
        var answer = await line.Send(new GatewayCall("POST", NassWalletWire.Initiate, NassWalletWire.Initiation(order, options)), cancellationToken);
        return GatewayJson.Read<NassAnswer<NassTransaction>>(answer.Understood(Name, "open a page").Body) is { IsOk: true, Data: { } made }
            ? new CheckoutOpened(
                order.Intent,
                made.TransactionId,
                new Uri(PortalOf(), NassWalletWire.Page(made.TransactionId, made.Token, options.MerchantId)).ToString(),
                EndsAt: answer.At + options.PageLasts + Margin)
            : throw new GatewayUndecidedException($"{Name} did not open a page.");
    }

    public async Task<Standing> Look(string reference, CancellationToken cancellationToken)
    {
        var answer = await line.Send(new GatewayCall("POST", NassWalletWire.Check, NassWalletWire.About(reference)), cancellationToken);
        return GatewayJson.Read<NassAnswer<NassStatus>>(answer.Understood(Name, $"say how {reference} stands").Body) switch
        {
            { IsOk: true, Data: { TransactionStatus: "Success" } paid } =>
                new Standing(StandingKind.Taken, reference, GatewayJson.MoneyOf(paid.Amount, paid.Currency), answer.At),
            { IsOk: true } => new Standing(StandingKind.Open, reference, Money.Zero(GatewayJson.Dinars), answer.At),
            { ResponseCode: var code } => throw new GatewayUndecidedException($"{Name} did not say how {reference} stands: {code}."),
        };
    }

    private static GivenToken TokenIn(GatewayAnswer answer) =>
        GatewayJson.Read<NassAnswer<NassToken>>(answer.Body) is { IsOk: true, Data: { } given }
            ? new GivenToken(given.AccessToken, DateTimeOffset.FromUnixTimeMilliseconds(given.Expiry) - answer.At)
            : throw new HttpRequestException("NassWallet gave no token.");

    private Uri PortalOf() => options.PortalBase is { } portal ? new Uri(portal.TrimEnd('/') + "/") : gateways.AddressOf(Name);
}
