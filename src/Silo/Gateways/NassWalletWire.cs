using System.Text.Json.Serialization;

namespace Marketplace.Gateways;

/// <summary>What goes to NassWallet's payment gateway and comes from there, and nothing else. Source: NassWallet's public samples and public kits.</summary>
/// <remarks>
/// <para>
/// Documented: the paths; a token for the name and the password of the merchant, with the end of its time; that everything is wrapped in `data` and whether it worked stands
/// in `responseCode`, which is 0 then; that `initTransaction` answers with the id and the token of a transaction, of which the address of the page is made,
/// where the customer confirms with a code that is sent to them; that `checkTransaction` says how it stands; that news are a `POST` that names the transaction,
/// not signed; and that nothing is given back by this interface.
/// </para>
/// <para>
/// Assumed, because nothing public says so: dinars are whole, and amounts have two digits that say nothing; `checkTransaction` takes the id of the transaction and says another
/// `transactionStatus` of one that nobody has paid; pages end by themselves after <see cref="NassWalletOptions.PageLasts"/> and cannot be closed before; a transaction
/// can say where its news go; and no fee is shown on it.
/// </para>
/// </remarks>
internal static class NassWalletWire
{
    public const string Login = "payment/transaction/login";
    public const string Initiate = "payment/transaction/initTransaction";
    public const string Check = "payment/transaction/checkTransaction";

    public static string Credentials(NassWalletOptions options) =>
        Wrapped(new NassLogin(options.MerchantId, options.Password, "password"));

    public static string Initiation(PageOrder order, NassWalletOptions options) =>
        Wrapped(new NassInitiation(
            options.MerchantId,
            options.TransactionPin,
            NumberOf(order.Intent),
            $"{GatewayJson.Whole(order.Payment.Amount)}.00",
            "en",
            order.Callback.ToString(),
            order.Back.ToString()));

    public static string About(string transaction) => Wrapped(new NassQuestion(transaction));

    public static string Page(string transaction, string token, string merchant) =>
        $"payment-gateway?id={Uri.EscapeDataString(transaction)}&token={Uri.EscapeDataString(token)}&userIdentifier={Uri.EscapeDataString(merchant)}";

    private static string Wrapped<T>(T data) => GatewayJson.Write(new NassRequest<T>(data));

    /// <summary>Their orders have numbers. The same for every attempt of an intent.</summary>
    private static string NumberOf(Guid intent) =>
        (BitConverter.ToUInt64(intent.ToByteArray()) >> 4).ToString(System.Globalization.CultureInfo.InvariantCulture);
}

internal sealed record NassRequest<T>(T Data);

internal sealed record NassLogin(string Username, string Password, string GrantType);

internal sealed record NassInitiation(
    string UserIdentifier, string TransactionPin, string OrderId, string Amount, string LanguageCode, string CallbackUrl, string RedirectUrl);

internal sealed record NassQuestion(string TransactionId);

internal sealed record NassAnswer<T>(int ResponseCode, T? Data)
    where T : class
{
    public bool IsOk => ResponseCode == 0;
}

/// <param name="AccessToken">For `Authorization: Bearer`.</param>
/// <param name="Expiry">When it ends, in milliseconds since 1970.</param>
internal sealed record NassToken(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("accessTokenExpiry"), JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] long Expiry);

internal sealed record NassTransaction(string TransactionId, string Token);

/// <param name="TransactionStatus">`Success`, or it was not paid.</param>
/// <param name="Amount">In whole dinars, with digits that say nothing.</param>
/// <param name="Currency">Its currency.</param>
internal sealed record NassStatus(string TransactionStatus, string Amount, string Currency);
