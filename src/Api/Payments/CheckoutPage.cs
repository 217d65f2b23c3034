namespace Marketplace.Payments;

/// <summary>What a customer sees who comes back from the gateway, or follows an old link. Marketplaces show pages of their own instead.</summary>
internal static class CheckoutPage
{
    public static string Of(PaymentView payment) =>
        $"""
         <!doctype html>
         <html lang="en">
         <meta charset="utf-8">
         <meta name="viewport" content="width=device-width">
         <title>Payment</title>
         <body style="font: 16px/1.5 system-ui; max-width: 32rem; margin: 20vh auto; padding: 0 1rem">
         <h1 style="font-size: 1.4rem">{Headline(payment.Status, payment.Terms is { IsByHand: true })}</h1>
         <p>{payment.Amount}. You can close this window.</p>
         </body>
         </html>
         """;

    private static string Headline(PaymentStatus status, bool isByHand) =>
        status switch
        {
            PaymentStatus.Authorised => "Your card is authorised; the provider answers next.",
            PaymentStatus.Processing when isByHand => "Hand the money over as you agreed. Your booking is confirmed once somebody has confirmed that they have it.",
            PaymentStatus.Processing => "Your payment is under way. Your booking is confirmed once it has arrived.",
            PaymentStatus.Captured => "Paid. Thank you.",
            PaymentStatus.PartiallyRefunded or PaymentStatus.Refunded => "This payment was refunded.",
            _ => "This checkout is closed; nothing was charged.",
        };
}
