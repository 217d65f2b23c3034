using Marketplace.Bookings;
using static Marketplace.FactNames;

namespace Marketplace.Complaints;

/// <summary>Every way a complaint says no, and the facts behind it. The codes are documented in docs/errors.md.</summary>
internal static class ComplaintRefusals
{
    public static readonly Refusal Unknown =
        new(RefusalKind.Unknown, "complaint.unknown", "There is no such complaint.");

    public static Refusal NotYours(BookingRole allowed) =>
        new Refusal(RefusalKind.NotYours, "complaint.not-yours", "Somebody else does this in a complaint.")
            .WithEach(AllowedFor, BookingRoles.People.Where(role => allowed.HasFlag(role)));

    public static Refusal NotWhile(ComplaintStatus status, IEnumerable<ComplaintStatus> allowed)
    {
        var refusal = new Refusal(RefusalKind.NotNow, "complaint.not-now", "That cannot be done now.").With(Status, status).WithEach(AllowedIn, allowed);
        return refusal with { Reason = $"That cannot be done while the complaint is {refusal.Facts[0].Value}." };
    }

    public static Refusal TooLate(DateTimeOffset until, DateTimeOffset now) =>
        new Refusal(RefusalKind.NotNow, "complaint.too-late", "The time for that has passed.").With(Until, until).With(AsOf, now);

    public static Refusal AmountNotValid(Money least, Money stake, Money asked) =>
        new Refusal(RefusalKind.NotValid, "complaint.amount-not-valid", "An amount is of what the booking holds, in its currency.")
            .With(From, least).With(Held, stake).With(Asked, asked);

    public static Refusal StakeIsWhole(Money stake, Money asked) =>
        new Refusal(RefusalKind.NotValid, "complaint.stake-is-whole", "The booking was paid with a session of a package, which comes back whole or not at all.")
            .With(Held, stake).With(Asked, asked);

    /// <summary>What was paid ahead is not divided: on it no work was begun.</summary>
    public static Refusal MoreThanMilestone(int number, Money milestone, Money stake, Money asked) =>
        new Refusal(RefusalKind.NotValid, "complaint.more-than-milestone", "Less than what is held for the milestone is given back and the work goes on, or all that is at stake and it ends.")
            .With("number", number).With("milestone", milestone).With(Held, stake).With(Asked, asked);

    public static Refusal TooManyOffers(int offers) =>
        new Refusal(RefusalKind.NotNow, "complaint.too-many-offers", "No more offers can be made; grant what is asked for, or let an operator decide.")
            .With(Count, offers).With(Limit, ComplaintOffer.MaximumNumber);

    public static Refusal TooManyStatements(int statements) =>
        new Refusal(RefusalKind.NotNow, "complaint.too-many-statements", "This side has said as much as it may.")
            .With(Count, statements).With(Limit, MakeStatement.MaximumNumber);

    public static Refusal NothingOffered(ComplaintStatus status) =>
        new Refusal(RefusalKind.NotNow, "complaint.nothing-offered", "The provider offers nothing that could be accepted.").With(Status, status);

    public static Refusal OfferReplaced(int number, int asked) =>
        new Refusal(RefusalKind.NotNow, "complaint.offer-replaced", "Another offer stands now.").With("offer", number).With(Asked, asked);

    public static Refusal NothingWanted(ComplaintWish wish) =>
        new Refusal(RefusalKind.NotNow, "complaint.nothing-wanted", "No amount is asked for that could be granted; offer one.").With("wish", wish);
}
