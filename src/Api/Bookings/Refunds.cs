using Marketplace.Payments;
using Marketplace.Payouts;
using Microsoft.Extensions.Options;

namespace Marketplace.Bookings;

/// <summary>Gives money back: of what a booking holds, or of what was earned with it.</summary>
internal static class Refunds
{
    private static readonly Refusal UnknownPayment = new(RefusalKind.Unknown, "payment.unknown", "There is no such payment.");

    public static async Task<OkAnswer<BookingBody>> Refund(
        Guid id,
        RefundRequest? body,
        Caller caller,
        IGrainFactory grains,
        IOptions<RefundOptions> options,
        Settling settling,
        CancellationToken cancellationToken)
    {
        var check = new Check();
        var amount = check.OptionalMoney("amount", body?.Amount, min: 1);
        var reason = check.OptionalText("reason", body?.Reason, 1_000);
        var named = check.OptionalId("payment", body?.Payment);
        var paidBy = check.OptionalOneOf<RefundPayer>("paidBy", body?.PaidBy);
        if (check.Refusal is { } refusal)
        {
            return refusal;
        }

        var purpose = PaymentPurpose.Booking;
        if (named is { } payment)
        {
            if ((await grains.GetGrain<IPaymentGrain>(payment).Read(caller.Actor, cancellationToken)).View is not { } view || view.BookingId != id)
            {
                return UnknownPayment;
            }

            purpose = view.Purpose;
        }

        // The booking is always asked first: a repeat of what it gave back itself must find that, although the rest was earned since.
        var booking = grains.GetGrain<IBookingGrain>(id);
        var outcome = await booking.Refund(new RefundBooking(caller.Context(), amount, reason, named, purpose, paidBy));
        return outcome.Refusal is { Code: RefundOptions.Earned }
            ? await OfEarned(booking, named, Wish, options.Value, caller, grains, settling, cancellationToken)
            : outcome.ToOk(BookingBody.Of);

        // Named by the payment too: what follows from it must not have the name of what follows from the same wish about another one.
        ReturnPayment Wish(Guid payment) => new(caller.Context($"return/{payment}"), amount, reason, options.Value.CommissionBearer, paidBy);
    }

    private static async Task<OkAnswer<BookingBody>> OfEarned(
        IBookingGrain booking,
        Guid? named,
        Func<Guid, ReturnPayment> wish,
        RefundOptions options,
        Caller caller,
        IGrainFactory grains,
        Settling settling,
        CancellationToken cancellationToken)
    {
        if ((await booking.Read(caller.Actor, cancellationToken)).View is not { } view)
        {
            return UnknownPayment;
        }

        var id = named ?? view.PaymentId;
        var payment = grains.GetGrain<IPaymentGrain>(id);
        if ((await payment.Read(caller.Actor, cancellationToken)).View is not { } paid || paid.BookingId != view.Id)
        {
            return UnknownPayment;
        }

        // Nothing is written down of a wish that would be refused.
        var preview = await payment.PreviewReturn(wish(id), cancellationToken);
        if (preview.Refusal is { } refused)
        {
            return refused;
        }

        if (await Unbearable(preview.View!, id, view.Terms.ProviderId, options, caller, grains) is { } tooMuch)
        {
            return tooMuch;
        }

        // Whatever the payment, it is one wish: the booking hears it under one name, and refuses the same key for another payment.
        if ((await booking.AskReturn(new AskReturn(caller.Context("return"), id, paid.Purpose))).Refusal is { } notNow)
        {
            return notNow;
        }

        var returned = await payment.Return(wish(id));
        if (returned.View is not { } done)
        {
            return returned.Refusal!;
        }

        // The booking hears of it right after, which the answer waits for a little.
        var heard = await settling.Read(
            booking.GetGrainId(),
            () => booking.Read(caller.Actor, cancellationToken),
            latest => latest.View is { } now && HasHeard(now, done),
            cancellationToken);
        return (heard with { Replayed = returned.Replayed }).ToOk(BookingBody.Of);
    }

    /// <summary>A tip shows what went back of it; what was awarded of a security deposit the deposit shows, and the booking none of it.</summary>
    private static bool HasHeard(BookingView booking, PaymentView payment)
    {
        var back = payment.Refunds.Sum(refund => refund.Amount.Amount);
        return payment.Purpose switch
        {
            PaymentPurpose.SecurityDeposit => true,
            PaymentPurpose.Tip => (booking.Tips ?? []).Any(tip => tip.PaymentId == payment.Id && (tip.Returned?.Amount ?? 0) >= back),
            _ => booking.Refunded.Amount >= back,
        };
    }

    /// <summary>Providers alone do not make the platform lay out any amount; operators know what they do.</summary>
    private static async Task<Refusal?> Unbearable(
        ReturnPreview preview, Guid payment, Guid provider, RefundOptions options, Caller caller, IGrainFactory grains)
    {
        if (caller.Actor.IsStaff || preview is not { EntryId: { } entry, Provider: { IsPositive: true } amount })
        {
            return null;
        }

        var allow = new AllowReturn(caller.Context($"allow/{payment}"), entry, amount, options.LimitIn(amount.Currency));
        return (await grains.GetGrain<IProviderAccountGrain>(provider).AllowReturn(allow)).Refusal;
    }
}
