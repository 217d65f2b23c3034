using Marketplace.Bookings;
using Marketplace.Calendars;

namespace Marketplace.Resources;

/// <summary>Whom to ask about the time of some terms: the one calendar of most, or all that they need.</summary>
public static class Availability
{
    /// <summary>Why the time of these terms may be booked, or not.</summary>
    public static Task<SlotExplanation> Explain(this IGrainFactory grains, BookingTerms terms, CancellationToken cancellationToken) =>
        grains.Explain(terms, SlotQuestion.Of(terms), cancellationToken);

    /// <summary>The same, about another time or under other circumstances.</summary>
    public static Task<SlotExplanation> Explain(
        this IGrainFactory grains, BookingTerms terms, SlotQuestion question, CancellationToken cancellationToken) =>
        terms.Resources is { } resources
            ? grains.GetGrain<IAvailabilityGrain>(terms.ListingId).Explain(question, terms.ProviderId, resources, cancellationToken)
            : grains.GetGrain<ICalendarGrain>(terms.ResourceId).Explain(question, cancellationToken);

    /// <summary>The slots that may be booked under these terms.</summary>
    public static Task<SlotList> Slots(this IGrainFactory grains, BookingTerms terms, SlotQuery query, CancellationToken cancellationToken) =>
        terms.Resources is { } resources
            ? grains.GetGrain<IAvailabilityGrain>(terms.ListingId).Slots(query, terms.ProviderId, resources, cancellationToken)
            : grains.GetGrain<ICalendarGrain>(terms.ResourceId).Slots(query, cancellationToken);

    /// <summary>Whose calendars decide about these terms.</summary>
    public static ImmutableArray<Guid> CalendarsOf(BookingTerms terms) =>
        terms.Resources is { } resources
            ? [.. resources.Requirements.SelectMany(requirement => requirement.Pool).Select(member => member.ResourceId)]
            : [terms.ResourceId];
}
