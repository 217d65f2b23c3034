using static Marketplace.FactNames;

namespace Marketplace.Bookings;

/// <summary>No while the work is done, and to what becomes of its money.</summary>
internal static partial class BookingRefusals
{
    public static Refusal NotStarted(DateTimeOffset start, DateTimeOffset now) =>
        new Refusal(RefusalKind.NotNow, "booking.not-started", "The work has not begun yet.").With(From, start).With(AsOf, now);

    public static Refusal CheckedIn(DateTimeOffset at) =>
        new Refusal(RefusalKind.NotNow, "booking.checked-in", "The provider has checked in before.").With(At, at);

    public static Refusal NotCheckedIn(DateTimeOffset from) =>
        new Refusal(RefusalKind.NotNow, "booking.not-checked-in", "The provider has not checked in.").With(From, from);

    public static Refusal CheckedOut(DateTimeOffset at) =>
        new Refusal(RefusalKind.NotNow, "booking.checked-out", "The provider has checked out, so the work was done.").With(At, at);

    public static Refusal NoShowReported(NoShowCase reported) =>
        new Refusal(RefusalKind.NotNow, "booking.no-show-reported", "It was reported before that a side did not come.")
            .With(By, reported.By).With("absent", reported.Absent).With(At, reported.At);

    public static Refusal NoShowSide(BookingSide by, BookingSide asked) =>
        new Refusal(RefusalKind.NotValid, "booking.no-show-side", "Say which side did not come, the customer or the provider. Nobody reports themselves.")
            .With(By, by).With("absent", asked is BookingSide.Platform ? "is required" : "must be the other side");

    public static Refusal NotDelivered(DateTimeOffset end) =>
        new Refusal(RefusalKind.NotNow, "booking.not-delivered", "There is nothing to deliver: this work is done when one says so, or by the passing of its end.")
            .With("end", end);

    public static Refusal IsDelivered(DateTimeOffset deliverBy) =>
        new Refusal(RefusalKind.NotNow, "booking.is-delivered", "This work is done by delivering it.").With("deliverBy", deliverBy);

    public static Refusal NothingDelivered(BookingStatus status) =>
        new Refusal(RefusalKind.NotNow, "booking.nothing-delivered", "Nothing was delivered yet.").With(Status, status);

    public static Refusal DeliveryReplaced(int number, int asked) =>
        new Refusal(RefusalKind.NotNow, "booking.delivery-replaced", "Something else was delivered meanwhile.").With("delivery", number).With(Asked, asked);

    public static Refusal TooManyDeliveries(int deliveries) =>
        new Refusal(RefusalKind.NotNow, "booking.too-many-deliveries", "No more deliveries can be made; talk, or ask an operator.")
            .With(Count, deliveries).With(Limit, BookingDelivery.MaximumNumber);

    public static Refusal NoRoundsLeft(int rounds, int asked) =>
        new Refusal(RefusalKind.NotNow, "booking.no-rounds-left", "No more rounds of changes are included; accept it, talk, or ask an operator.")
            .With("rounds", rounds).With(Count, asked);

    public static Refusal NoMilestones(Money total) =>
        new Refusal(RefusalKind.NotNow, "booking.no-milestones", "It was agreed without milestones, and is paid as a whole.").With("total", total);

    /// <summary>Whatever is meant for the whole of a booking has no place where it is done in parts.</summary>
    public static Refusal HasMilestones(int number, int milestones) =>
        new Refusal(RefusalKind.NotNow, "booking.has-milestones", "It is delivered, accepted and paid milestone by milestone.")
            .With("number", number).With(Count, milestones);

    public static Refusal MilestoneOrder(int? next, int? asked, int milestones)
    {
        var refusal = new Refusal(RefusalKind.NotNow, "booking.milestone-order", "Milestones are paid in their order, each once.").With(Count, milestones);
        refusal = next is { } number ? refusal.With("number", number) : refusal.With("number", RefusalFacts.None);
        return asked is { } wanted ? refusal.With(Asked, wanted) : refusal;
    }

    public static Refusal MilestoneOpen(MilestonePage page) =>
        new Refusal(RefusalKind.NotNow, "booking.milestone-open", "There is a page to pay this milestone on.")
            .With("number", page.Milestone).With("paymentId", page.PaymentId).With(Until, page.PayBy);

    public static Refusal TooManyMilestonePages(int pages) =>
        new Refusal(RefusalKind.NotNow, "booking.too-many-milestone-pages", "No more payments can be begun for this booking; talk, or ask an operator.")
            .With(Count, pages).With(Limit, MilestonePage.MaximumNumber);

    public static Refusal BalanceUnpaid(Money due, DateTimeOffset until) =>
        new Refusal(RefusalKind.NotNow, "booking.balance-unpaid", "The balance has to be paid before that.").With("due", due).With(Until, until);

    public static Refusal ChangeExceedsDeposit(Money most, Money asked, Money due) =>
        new Refusal(RefusalKind.NotNow, "booking.change-exceeds-deposit", "Before the balance is paid, no more can be taken off than is left of the deposit.")
            .With("most", most).With(Asked, asked).With("due", due);

    public static Refusal RefundTooMuch(Money held, Money asked) =>
        new Refusal(RefusalKind.NotValid, "booking.refund-too-much", "That is more than the booking still holds.").With(Held, held).With(Asked, asked);

    public static Refusal CreditIsWhole(Money held, Money asked) =>
        new Refusal(RefusalKind.NotValid, "booking.credit-is-whole", "The booking was paid with a session of a package, which comes back whole or not at all.")
            .With(Held, held).With(Asked, asked);

    public static Refusal RefundNotValid(Money held, Money asked) =>
        new Refusal(RefusalKind.NotValid, "booking.refund-not-valid", "A refund is a positive amount in the currency of the booking.")
            .With(Held, held).With(Asked, asked);

    public static Refusal EarningsReleased(DateTimeOffset at) =>
        new Refusal(RefusalKind.NotNow, "booking.earnings-released", "The provider has already earned this money.").With(At, at);

    public static Refusal PaymentDisputed(Guid dispute) =>
        new Refusal(RefusalKind.NotNow, "booking.payment-disputed", "The customer disputes a payment at their bank, which has the money; nothing is given back before it has decided.")
            .With("disputeId", dispute);

    /// <summary>Whatever else there is to say belongs into that complaint, or has been decided with it.</summary>
    public static Refusal ComplainedBefore(BookingComplaint complaint) =>
        new Refusal(RefusalKind.NotNow, "booking.complained-before", "There was a complaint about this booking, or about this milestone of it, before.")
            .With("complaintId", complaint.Id).With(At, complaint.At);

    public static Refusal MoreThanMilestone(int number, Money milestone, Money held, Money asked) =>
        new Refusal(RefusalKind.NotValid, "booking.more-than-milestone", "Less than what is held for the milestone is given back and the work goes on, or all that is held and it ends.")
            .With("number", number).With("milestone", milestone).With(Held, held).With(Asked, asked);

    public static Refusal NothingHeld(Money held) =>
        new Refusal(RefusalKind.NotNow, "booking.nothing-held", "The booking holds no money that could be given back.").With(Held, held);

    public static Refusal TipTooLate(DateTimeOffset until, DateTimeOffset now) =>
        new Refusal(RefusalKind.NotNow, "booking.tip-too-late", "A tip can be given within a day after the work was done.").With(Until, until).With(AsOf, now);

    public static Refusal TooManyTips(int tips) =>
        new Refusal(RefusalKind.NotNow, "booking.too-many-tips", "No more tips can be given for this booking.")
            .With(Count, tips).With(Limit, BookingTip.MaximumNumber);

    public static Refusal TipNotValid(string fault) =>
        new Refusal(RefusalKind.NotValid, "booking.tip-not-valid", "That cannot be given as a tip.").With("amount", fault);
}
