using Marketplace.Calendars;

namespace Marketplace.Resources;

/// <summary>
/// When all that a listing needs is free together. The key is the listing id. It holds nothing: it asks the roster and the
/// calendars, and puts their answers together.
/// </summary>
[Alias("availability")]
public interface IAvailabilityGrain : IGrainWithGuidKey
{
    /// <summary>The slots in which every requirement can be met, by one resource of its pool or, where they work together, by all.</summary>
    [Alias("slots"), ReadOnly]
    Task<SlotList> Slots(SlotQuery query, Guid providerId, ResourceTerms resources, CancellationToken cancellationToken);

    /// <summary>
    /// Why a time may be booked, or not. Each reason names its `resource`. Those that no other booking can do anything about come
    /// first, unless somebody else of the same pool could still do it.
    /// </summary>
    [Alias("explain"), ReadOnly]
    Task<SlotExplanation> Explain(SlotQuestion question, Guid providerId, ResourceTerms resources, CancellationToken cancellationToken);
}
