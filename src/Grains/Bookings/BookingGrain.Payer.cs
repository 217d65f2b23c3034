using Marketplace.Payments;

namespace Marketplace.Bookings;

/// <summary>What a customer begins to pay: first it is asked whether they may. What would be refused anyway is no try.</summary>
internal sealed partial class BookingGrain
{
    public Task<Outcome<BookingView>> Tip(GiveTip command) =>
        Paying(command with { BookingId = this.GetPrimaryKey() }, PaymentId.Of(this.GetPrimaryKey(), PaymentPurpose.Tip, State.Tips.Length + 1), command.Amount);

    public Task<Outcome<BookingView>> FundMilestone(FundMilestone command) =>
        Paying(
            command with { BookingId = this.GetPrimaryKey() },
            PaymentId.Of(this.GetPrimaryKey(), PaymentPurpose.Milestone, (State.Milestones?.Pages ?? 0) + 1),
            Milestones.Has(State) ? Milestones.NextToFund(State)?.Total : null);

    private async Task<Outcome<BookingView>> Paying(BookingCommand command, Guid payment, Money? amount)
    {
        var now = Now;
        return amount is { } due && Booking.Decide(State, command, now).Refusal is null && await MayNotPay(command, State.CustomerId, payment, due) is { } refusal
            ? refusal
            : await Answer(command, View);
    }

    /// <summary>Why a customer may not begin to pay; null where they may, and for a repeat, which has its answer.</summary>
    private async Task<Refusal?> MayNotPay(BookingCommand command, Guid customer, Guid payment, Money due) =>
        due.IsZero || await Heard(command.Context) is not null ? null : await payers.Refusal(command.Context, customer, payment, due);
}
