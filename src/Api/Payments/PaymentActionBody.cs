namespace Marketplace.Payments;

/// <summary>What a customer has to do to pay.</summary>
/// <param name="Kind">How.</param>
/// <param name="Url">The gateway's page, or what opens its app; null where nobody but a person takes the money.</param>
/// <param name="ReadableCode">To be typed into the app.</param>
/// <param name="QrCode">To be scanned with the app: a picture as a data URL.</param>
/// <param name="BusinessUrl">Opens the app of traders.</param>
/// <param name="CorporateUrl">Opens the app of companies.</param>
internal sealed record PaymentActionBody(
    PaymentActionKind Kind, string? Url, string? ReadableCode, string? QrCode, string? BusinessUrl, string? CorporateUrl)
{
    public static PaymentActionBody? Of(PaymentView payment) => payment switch
    {
        { Status: PaymentStatus.Pending, CheckoutUrl: { } url, Wallet: { } wallet } =>
            new(PaymentActionKind.Wallet, url, wallet.ReadableCode, wallet.QrCode, wallet.BusinessLink, wallet.CorporateLink),
        { Status: PaymentStatus.Pending, CheckoutUrl: { } url } => new(PaymentActionKind.Redirect, url, null, null, null, null),
        { Status: PaymentStatus.Processing, Terms.IsByHand: true } => new(PaymentActionKind.HandOver, null, null, null, null, null),
        _ => null,
    };
}

/// <summary>How a customer pays.</summary>
internal enum PaymentActionKind
{
    /// <summary>On the gateway's page.</summary>
    Redirect,

    /// <summary>In the gateway's app: by its link, by a QR code, or by a code that is typed.</summary>
    Wallet,

    /// <summary>To a person.</summary>
    HandOver,
}
