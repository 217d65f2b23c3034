using System.Net;
using Marketplace.Bookings;
using Marketplace.Packages;

namespace Marketplace.Payments;

internal static class PaymentEndpoints
{
    /// <summary>Of a gateway.</summary>
    private const int LongestName = 40;

    private static readonly Refusal Unknown = new(RefusalKind.Unknown, "payment.unknown", "There is no such payment.");

    public static void MapPayments(this RouteGroupBuilder api)
    {
        var payments = api.MapGroup("/payments").WithTags("Payments");
        payments.MapGet("/{id:guid}", Read).RequireAuthorization().WithSummary("One payment, for its parties.");
        payments.MapGet("/{id:guid}/checkout", Checkout).WithSummary("Sends the customer to the gateway's page.");
        api.MapPost("/bookings/{id:guid}/payments", Retry).WithTags("Payments").RequireAuthorization().RequireIdempotencyKey()
            .WithSummary("Opens a new checkout of a payment, after the last one failed or lapsed.");
        api.MapPost("/packages/{id:guid}/payments", RetryOfPackage).WithTags("Payments").RequireAuthorization().RequireIdempotencyKey()
            .WithSummary("Opens a new checkout of a package, after the last one failed or lapsed.");
    }

    private static async Task<OkAnswer<PaymentBody>> Read(Guid id, Caller caller, IGrainFactory grains, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IPaymentGrain>(id).Read(caller.Actor, cancellationToken)).ToOk(PaymentBody.Of);

    private static async Task<CreatedAnswer<BookingPaymentBody>> Retry(
        Guid id, RetryPaymentRequest? body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        var gateway = check.OptionalText("gateway", body?.Gateway, LongestName);
        var named = check.OptionalId("payment", body?.Payment);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var booking = await grains.GetGrain<IBookingGrain>(id).Read(caller.Actor, cancellationToken);
        if (booking.Refusal is { } unknown)
        {
            return unknown;
        }

        // Never what is open now: a repeat must find the payment that heard of it, and something else may be open by then.
        var payment = grains.GetGrain<IPaymentGrain>(named ?? booking.View!.PaymentId);
        if (named is not null && (await payment.Read(caller.Actor, cancellationToken)).View?.BookingId != id)
        {
            return Unknown;
        }

        return await Reopened(payment, gateway, body?.KeepCard, caller);
    }

    private static async Task<CreatedAnswer<BookingPaymentBody>> RetryOfPackage(
        Guid id, RetryPackageRequest? body, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var check = new Check();
        var gateway = check.OptionalText("gateway", body?.Gateway, LongestName);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var package = await grains.GetGrain<IPackageGrain>(id).Read(caller.Actor, cancellationToken);
        return package.View is { } bought
            ? await Reopened(grains.GetGrain<IPaymentGrain>(bought.PaymentId), gateway, keepCard: null, caller)
            : package.Refusal!;
    }

    private static async Task<CreatedAnswer<BookingPaymentBody>> Reopened(IPaymentGrain payment, string? gateway, bool? keepCard, Caller caller) =>
        (await payment.Retry(new RetryPayment(caller.Context(), KeepCard: keepCard, Named: gateway))).ToCreated(
            view => $"/payments/{view.Id}", view => new BookingPaymentBody(view.Id, $"{ApiRoutes.Base}/payments/{view.Id}/checkout"));

    /// <summary>
    /// Needs no token: the link is what a customer follows, its id cannot be guessed, and all it shows is whether to pay.
    /// </summary>
    private static async Task<IResult> Checkout(
        Guid id, HttpContext http, IGrainFactory grains, Settling settling, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<IPaymentGrain>(id);

        // The booking waited neither for its payment to begin nor for the gateway; whoever wants to pay does.
        var payment = await settling.Read(
            grain.GetGrainId(),
            () => grain.Read(Actor.Platform, cancellationToken),
            latest => latest.View is not null and not { Status: PaymentStatus.Pending, CheckoutUrl: null },
            cancellationToken);
        return payment switch
        {
            { Refusal: { } refusal } => ProblemOf(refusal),
            { View: { Status: PaymentStatus.Pending, CheckoutUrl: { } url } } => Results.Redirect(url),
            { View: { Status: PaymentStatus.Pending } } => ProblemOf(CheckoutRefusals.NotOpenYet),
            _ => Results.Content(CheckoutPage.Of(payment.View!), "text/html; charset=utf-8", statusCode: (int)HttpStatusCode.OK),
        };

        static IResult ProblemOf(Refusal refusal) => new OkAnswer<PaymentBody> { Refusal = refusal };
    }
}

/// <summary>A payment as its parties see it.</summary>
/// <param name="Id">The payment.</param>
/// <param name="BookingId">What it pays for; null where that is a package.</param>
/// <param name="Purpose">What of it.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Gateway">Who moves the money.</param>
/// <param name="Amount">To be paid.</param>
/// <param name="Captured">Paid so far.</param>
/// <param name="Refunded">Given back so far.</param>
/// <param name="CheckoutUrl">Where the customer pays.</param>
/// <param name="Refunds">Each time that something was given back.</param>
/// <param name="Version">Counts changes.</param>
/// <param name="PackageId">The package that it buys; null where it pays for a booking.</param>
/// <param name="ManualPaymentMarkedAt">When somebody confirmed that they have it; null where nobody had to, or has yet.</param>
/// <param name="ManualPaymentMethod">How it was handed over.</param>
/// <param name="ManualPaymentReference">What they wrote down of it.</param>
/// <param name="ManualPaymentConfirmedBy">The account of who did.</param>
/// <param name="ManualPaymentCollectedBy">Who has it.</param>
/// <param name="KeepCard">Of a deposit: whether the customer lets their card be kept for the balance; null where there is none.</param>
/// <param name="Charge">Of a balance: how it is charged to the card that was kept; null where none was, and the customer pays on the page.</param>
/// <param name="NextAction">What the customer has to do next; null where that is nothing, or the gateway has not opened its page yet.</param>
internal sealed record PaymentBody(
    Guid Id,
    Guid? BookingId,
    PaymentPurpose Purpose,
    PaymentStatus Status,
    string Gateway,
    Money Amount,
    Money Captured,
    Money Refunded,
    string CheckoutUrl,
    ImmutableArray<RefundView> Refunds,
    long Version,
    Guid? PackageId,
    DateTimeOffset? ManualPaymentMarkedAt,
    HandoverMethod? ManualPaymentMethod,
    string? ManualPaymentReference,
    Guid? ManualPaymentConfirmedBy,
    MoneyCollector? ManualPaymentCollectedBy,
    bool? KeepCard,
    CardChargeBody? Charge,
    PaymentActionBody? NextAction)
{
    public static PaymentBody Of(PaymentView view) =>
        new(
            view.Id,
            view.Purpose is PaymentPurpose.Package ? null : view.BookingId,
            view.Purpose,
            view.Status,
            view.Gateway,
            view.Amount,
            view.Captured,
            view.Refunded,
            $"{ApiRoutes.Base}/payments/{view.Id}/checkout",
            view.Refunds,
            view.Version,
            view.Purpose is PaymentPurpose.Package ? view.BookingId : null,
            view.ConfirmedAt,
            view.Receipt?.Method,
            view.Receipt?.Reference,
            view.Receipt?.ConfirmedBy,
            view.Receipt?.Collector,
            view.KeepCard,
            CardChargeBody.Of(view.Charge),
            PaymentActionBody.Of(view));
}

internal static class CheckoutRefusals
{
    public static readonly Refusal NotOpenYet =
        new(RefusalKind.Unavailable, "payment.checkout-not-open", "The gateway has not opened its page yet. Follow the link again in a moment.");
}
