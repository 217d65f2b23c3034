using System.Text.Json.Serialization;

namespace Marketplace.Gateways;

/// <summary>What goes to FastPay's payment gateway and comes from there, and nothing else. Source: FastPay's pages for developers and public kits.</summary>
/// <remarks>
/// <para>
/// Documented: the paths; that the store and its password are in every body; that whether it worked stands in `code` of the answer, which is 200 by HTTP
/// all the same; that `initiation` answers with the page, `validate` with what was paid for an order and by whom, `refund` gives it back to that customer, and
/// `refund/validation` says whether it did; and that news are a `POST` about what was paid, not signed, each to be validated.
/// </para>
/// <para>
/// Assumed, because nothing public says so: dinars are whole; an order is paid once; `validate` says 404 or 422 in `code` of one that nobody has paid; an order is given back
/// once and whole, and what cannot be given back is another `code` from 400 on; pages end by themselves after <see cref="FastPayOptions.PageLasts"/> and cannot be closed
/// before; and no fee is shown on a payment.
/// </para>
/// </remarks>
internal static class FastPayWire
{
    public const string Initiate = $"{Root}/initiation";
    public const string Validate = $"{Root}/validate";
    public const string Refund = $"{Root}/refund";
    public const string ValidateRefund = $"{Root}/refund/validation";

    private const string Root = "api/v1/public/pgw/payment";

    /// <summary>Of what is in the cart.</summary>
    private const int LongestName = 100;

    public static string Initiation(PageOrder order, string id, string store, string password)
    {
        var amount = GatewayJson.Whole(order.Payment.Amount);
        return GatewayJson.Write(new FastPayOrder(
            store,
            password,
            id,
            amount,
            order.Payment.Amount.Currency,
            GatewayJson.Write(new[] { new FastPayItem(GatewayJson.Short(order.Payment.Title, LongestName), 1, amount, amount) }),
            order.Back.ToString(),
            order.Back.ToString(),
            order.Callback.ToString()));
    }

    public static string About(string id, string store, string password) => GatewayJson.Write(new FastPayQuestion(store, password, id));

    public static string GiveBack(string id, string store, string password, string secret, string customer, Money amount) =>
        GatewayJson.Write(new FastPayRefund(store, password, id, secret, customer, GatewayJson.Whole(amount)));
}

internal sealed record FastPayItem(
    string Name,
    [property: JsonPropertyName("qty")] int Quantity,
    [property: JsonPropertyName("unit_price")] string UnitPrice,
    [property: JsonPropertyName("sub_total")] string Total);

internal sealed record FastPayOrder(
    [property: JsonPropertyName("store_id")] string Store,
    [property: JsonPropertyName("store_password")] string Password,
    [property: JsonPropertyName("order_id")] string Id,
    [property: JsonPropertyName("bill_amount")] string Amount,
    string Currency,
    string Cart,
    [property: JsonPropertyName("success_url")] string SuccessUrl,
    [property: JsonPropertyName("cancel_url")] string CancelUrl,
    [property: JsonPropertyName("callback_url")] string CallbackUrl);

internal sealed record FastPayQuestion(
    [property: JsonPropertyName("store_id")] string Store,
    [property: JsonPropertyName("store_password")] string Password,
    [property: JsonPropertyName("order_id")] string Id);

internal sealed record FastPayRefund(
    [property: JsonPropertyName("store_id")] string Store,
    [property: JsonPropertyName("store_password")] string Password,
    [property: JsonPropertyName("order_id")] string Id,
    [property: JsonPropertyName("refund_secret_key")] string Secret,
    [property: JsonPropertyName("msisdn")] string Customer,
    string Amount);

/// <param name="Code">200, or it did not do it.</param>
/// <param name="Data">What was asked for.</param>
internal sealed record FastPayAnswer<T>(int Code, T? Data)
    where T : class
{
    public bool IsOk => Code == 200;

    /// <summary>It understood, and said no.</summary>
    public bool IsNo => Code is >= 400 and < 500 and not (401 or 408 or 429);
}

internal sealed record FastPayPage([property: JsonPropertyName("redirect_uri")] string Url);

/// <param name="Id">Ours.</param>
/// <param name="Amount">In whole dinars, with digits that say nothing.</param>
/// <param name="Currency">Its currency.</param>
/// <param name="Customer">Who paid: where it goes back to.</param>
/// <param name="Status">`Success`, or it was not paid.</param>
internal sealed record FastPayPaid(
    [property: JsonPropertyName("merchant_order_id")] string Id,
    [property: JsonPropertyName("received_amount")] string Amount,
    string Currency,
    [property: JsonPropertyName("customer_account_no")] string Customer,
    string Status);

internal sealed record FastPayRefundStatus([property: JsonPropertyName("refund_status")] bool IsDone);
