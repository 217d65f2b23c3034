using Marketplace.Bookings;
using Marketplace.Calendars;
using Marketplace.Complaints;
using Marketplace.Conversations;
using Marketplace.Identity;
using Marketplace.Listings;
using Marketplace.Payments;
using Marketplace.Payouts;
using Marketplace.Providers;
using Marketplace.Reviews;
using Marketplace.SecurityDeposits;

namespace Marketplace.Simulations;

/// <summary>Whatever happened was done by the platform, by an operator, or by somebody whose business it is.</summary>
internal static class OwnershipLaws
{
    public static IEnumerable<Violation> Judge(History history) =>
        from step in history.Steps
        let actor = step.Write.Cause.By
        let owners = actor.Role is ActorRole.Member ? Owners(step.Step.After, step.Stream) : null
        where owners is not null && !owners.Contains(actor.Id) && !owners.Contains(actor.ProviderId)
        select new Violation("theirs", $"{step.Step.Name} happened to {step.Stream} for {actor.Id}, whose business it is not");

    /// <returns>Accounts and providers; null where everybody may.</returns>
    private static Guid[]? Owners(object state, GrainId stream) => state switch
    {
        BookingState booking => [booking.CustomerId, booking.Terms!.ProviderId],
        ComplaintState complaint => [complaint.Case!.CustomerId, complaint.Case.ProviderId],
        SecurityDepositState deposit => [deposit.Case!.CustomerId, deposit.Case.ProviderId],
        PaymentState payment => [payment.CustomerId, payment.ProviderId],
        ConversationState conversation => [conversation.Topic!.CustomerId, conversation.Topic.ProviderId],
        ReviewState reviews => [reviews.CustomerId, reviews.ProviderId],
        ListingState listing => [listing.ProviderId],
        CalendarState calendar => [calendar.OwnerId],
        ProviderState provider => [provider.AccountId],
        ProviderAccountState or PayoutState => [stream.GetGuidKey()],
        AccountState => [stream.GetGuidKey()],
        SessionState session => [session.AccountId],
        _ => null,
    };
}
