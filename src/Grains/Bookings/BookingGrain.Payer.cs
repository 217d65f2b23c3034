using Marketplace.Payments;

namespace Marketplace.Bookings;

/// <summary>What a customer begins to pay: first it is asked whether they may. What would be refused anyway is no try.</summary>
internal sealed partial class BookingGrain
{
    public Task<Outcome<BookingView>> Tip(GiveTip command) =>
        Paying(
            command with { BookingId = this.GetPrimaryKey() },
            booking => (PaymentId.Of(this.GetPrimaryKey(), PaymentPurpose.Tip, booking.Tips.Length + 1), command.Amount));

    public Task<Outcome<BookingView>> FundMilestone(FundMilestone command) =>
        Paying(
            command with { BookingId = this.GetPrimaryKey() },
            booking => (
                PaymentId.Of(this.GetPrimaryKey(), PaymentPurpose.Milestone, (booking.Milestones?.Pages ?? 0) + 1),
                Milestones.Has(booking) ? Milestones.NextToFund(booking)?.Total : null));

    /// <param name="command">What the customer wants.</param>
    /// <param name="wanted">Which payment that begins, and of how much; null where there is nothing to pay.</param>
    private async Task<Outcome<BookingView>> Paying(BookingCommand command, Func<BookingState, (Guid Payment, Money? Due)> wanted)
    {
        if (Booking.Decide(State, command, Now).Refusal is not null)
        {
            // Where another activation has been ahead, what is refused here may go well once it is reread: then somebody has to be asked too.
            await LookAgain();
        }

        return wanted(State) is (var payment, { } due)
            && Booking.Decide(State, command, Now).Refusal is null
            && await MayNotPay(command, State.CustomerId, payment, due) is { } refusal
                ? refusal
                : await Answer(command, View);
    }

    /// <summary>Why a customer may not begin to pay; null where they may, and for a repeat, which has its answer.</summary>
    private async Task<Refusal?> MayNotPay(BookingCommand command, Guid customer, Guid payment, Money due) =>
        due.IsZero || await Heard(command.Context) is not null ? null : await payers.Refusal(command.Context, customer, payment, due);
}
