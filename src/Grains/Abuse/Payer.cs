using System.Diagnostics;

namespace Marketplace.Abuse;

/// <summary>
/// The rules of what a customer may try: so many payments and declined cards within any hour and any day, and so much money while they are new.
/// They stand at the beginning of payments alone, so money that has moved is never in their way.
/// </summary>
internal sealed class Payer : IRules<PayerState, PayerCommand, PayerEvent>
{
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private Payer()
    {
    }

    public static string StreamType => "payer";

    public static Decision<PayerEvent> Decide(PayerState payer, PayerCommand command, DateTimeOffset now) =>
        command switch
        {
            TryPayment when payer.Bar is not null => PayerRefusals.MayNotPay,
            TryPayment { Limits: null } => Decision<PayerEvent>.Nothing,
            TryPayment wish => PayerLimits.Refusal(payer, wish, wish.Limits, now) is { } refusal
                ? refusal
                : new PayerTried(now, wish.PaymentId, wish.Amount),

            // Whoever has that many has been stopped long ago; what follows from one more follows from the last of these.
            NoteDecline when payer.Declines.Length == PaymentLimits.Most && payer.Declines[0] > now - Day => Decision<PayerEvent>.Nothing,
            NoteDecline decline => new PayerDeclined(now, decline.PaymentId),
            NotePaid when payer.FirstPaidAt is not null => Decision<PayerEvent>.Nothing,
            NotePaid => new PayerPaid(now),

            { Context.By.IsStaff: false } => PayerRefusals.Unknown,
            BarPayer when payer.Bar is { } bar => PayerRefusals.Barred(bar),
            BarPayer bar => new PayerBarred(now, bar.Context.By.Id, bar.Reason),
            AdmitPayer when payer.Bar is null => PayerRefusals.NotBarred,
            AdmitPayer admit => new PayerAdmitted(now, admit.Context.By.Id, admit.Reason),
            _ => throw new UnreachableException($"{command.GetType().Name} has no rule."),
        };

    public static PayerState Evolve(PayerState payer, PayerEvent happened) =>
        happened switch
        {
            PayerTried e => payer with
            {
                Tries = [.. payer.Tries.Where(before => before.At > e.At - Day).TakeLast(PaymentLimits.Most - 1), new PayerTry(e.At, e.PaymentId, e.Amount)],
            },
            PayerDeclined e => payer with
            {
                Declines = [.. payer.Declines.Where(before => before > e.At - Day).TakeLast(PaymentLimits.Most - 1), e.At],
            },
            PayerPaid e => payer with { FirstPaidAt = e.At },
            PayerBarred e => payer with { Bar = new PayerBar(e.At, e.By, e.Reason) },
            PayerAdmitted => payer with { Bar = null },
            _ => throw new UnreachableException($"{happened.GetType().Name} has no transition."),
        };
}
