namespace Marketplace.Gateways;

/// <summary>
/// What goes to areeba's card payments and comes from there, and nothing else: a hosted checkout of the Mastercard gateway, in its REST form. Source: the
/// public documentation of that gateway, and public kits that name areeba's address.
/// </summary>
/// <remarks>
/// <para>
/// Documented: the paths and their version; that the merchant's password is sent as Basic; a session for an order of ours, with the operation that is done on its
/// page (`PURCHASE` or `AUTHORIZE`), the seconds for which the page is open, and where news and the customer go; that an order is retrieved with its
/// amounts, status and transactions; that `CAPTURE`, `VOID` and `REFUND` are put under an id of ours, in parts where there is an amount; and that news carry the secret
/// of the merchant in a header.
/// </para>
/// <para>
/// Assumed, because nothing public says so of areeba: dinars are whole; the page of a session is at `checkout/pay/{session}`; an order that nobody has tried to pay
/// is answered with 404; a transaction that is put again under its id acts once; an authorisation lasts for as long as areeba was asked (<see cref="AreebaOptions.ReservedFor"/>)
/// and is then `EXPIRED`; no page can be closed before its seconds are over; and what areeba charges is not shown on an order.
/// </para>
/// </remarks>
internal static class AreebaWire
{
    public const string Version = "72";

    /// <summary>Of the merchant, on every one of their news.</summary>
    public const string SecretHeader = "X-Notification-Secret";

    public const string Capture = "CAPTURE";
    public const string Refund = "REFUND";
    public const string Void = "VOID";

    /// <summary>The gateway takes no more.</summary>
    private const int LongestDescription = 127;

    public static string Session(string merchant) => $"{Merchant(merchant)}/session";

    public static string Order(string merchant, string id) => $"{Merchant(merchant)}/order/{Uri.EscapeDataString(id)}";

    public static string Transaction(string merchant, string order, string id) => $"{Order(merchant, order)}/transaction/{Uri.EscapeDataString(id)}";

    public static string Page(string session) => $"checkout/pay/{Uri.EscapeDataString(session)}?checkoutVersion=1.0.0";

    public static string Checkout(PageOrder order, string id, string merchant, TimeSpan open) =>
        GatewayJson.Write(new AreebaCheckout(
            "INITIATE_CHECKOUT",
            new AreebaInteraction(
                order.Payment.CaptureLater ? "AUTHORIZE" : "PURCHASE", order.Back.ToString(), (int)open.TotalSeconds, new AreebaMerchant(merchant)),
            new AreebaNewOrder(
                id,
                GatewayJson.Whole(order.Payment.Amount),
                order.Payment.Amount.Currency,
                GatewayJson.Short(order.Payment.Title, LongestDescription),
                order.Callback.ToString())));

    /// <param name="operation">What is done.</param>
    /// <param name="amount">Of how much; null for all of it.</param>
    /// <param name="target">The transaction that is voided; null for none.</param>
    public static string Act(string operation, Money? amount, string? target = null) =>
        GatewayJson.Write(new AreebaAct(
            operation, new AreebaActed(amount is { } part ? GatewayJson.Whole(part) : null, amount?.Currency, target)));

    private static string Merchant(string merchant) => $"api/rest/version/{Version}/merchant/{Uri.EscapeDataString(merchant)}";
}

internal sealed record AreebaCheckout(string ApiOperation, AreebaInteraction Interaction, AreebaNewOrder Order);

internal sealed record AreebaInteraction(string Operation, string ReturnUrl, int Timeout, AreebaMerchant Merchant);

internal sealed record AreebaMerchant(string Name);

internal sealed record AreebaNewOrder(string Id, string Amount, string Currency, string Description, string NotificationUrl);

internal sealed record AreebaSession(AreebaSessionId Session);

internal sealed record AreebaSessionId(string Id);

internal sealed record AreebaAct(string ApiOperation, AreebaActed Transaction);

internal sealed record AreebaActed(string? Amount, string? Currency, string? TargetTransactionId);

/// <param name="Id">Ours.</param>
/// <param name="Status">One of <see cref="AreebaStatuses"/>, or another.</param>
/// <param name="Currency">Of all amounts.</param>
/// <param name="TotalAuthorizedAmount">What was reserved.</param>
/// <param name="TotalCapturedAmount">What was taken.</param>
/// <param name="CreationTime">When the customer first tried.</param>
/// <param name="Transaction">All that was done, the oldest first.</param>
internal sealed record AreebaOrder(
    string Id,
    string Status,
    string Currency,
    decimal TotalAuthorizedAmount,
    decimal TotalCapturedAmount,
    DateTimeOffset CreationTime,
    AreebaDone[]? Transaction);

/// <param name="Result">`SUCCESS`, or it did nothing.</param>
/// <param name="Transaction">What it was.</param>
internal sealed record AreebaDone(string Result, AreebaTransaction Transaction)
{
    public bool IsDone => Result == "SUCCESS";
}

/// <param name="Id">Whose it is: ours, or the page's.</param>
/// <param name="Type">`AUTHORIZATION`, `PAYMENT`, `CAPTURE`, `REFUND`, `VOID_AUTHORIZATION`.</param>
/// <param name="Amount">Of how much.</param>
internal sealed record AreebaTransaction(string Id, string Type, decimal Amount);

internal static class AreebaStatuses
{
    public const string Authorized = "AUTHORIZED";
    public const string Cancelled = "CANCELLED";
    public const string Expired = "EXPIRED";
}
