namespace Marketplace.Bookings;

/// <summary>The customer wants to pay the next milestone, and has a page for it.</summary>
[GenerateSerializer, Immutable, Alias("booking.milestone-asked")]
public sealed record BookingMilestoneAsked(DateTimeOffset At, BookingSide By, MilestonePage Page) : BookingEvent(At);

/// <summary>A milestone is paid. Its money waits with the platform until it is accepted.</summary>
/// <param name="At">When.</param>
/// <param name="Number">Which.</param>
/// <param name="PaymentId">What it was paid with.</param>
/// <param name="Amount">How much.</param>
/// <param name="DeliverBy">Until when it has to be delivered, where it was waited for; null where another one is still in work.</param>
[GenerateSerializer, Immutable, Alias("booking.milestone-funded")]
public sealed record BookingMilestoneFunded(DateTimeOffset At, int Number, Guid PaymentId, Money Amount, DateTimeOffset? DeliverBy) : BookingEvent(At);

/// <summary>A page for a milestone was closed unpaid: its time was over, or the booking has ended. Another one may be opened while it goes on.</summary>
/// <param name="At">When.</param>
/// <param name="Number">Which milestone.</param>
/// <param name="PaymentId">The payment that was open for it: whatever comes of it goes back.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("booking.milestone-unpaid")]
public sealed record BookingMilestoneUnpaid(DateTimeOffset At, int Number, Guid PaymentId, string Reason) : BookingEvent(At);

/// <summary>A milestone that is not the last was accepted, and the provider has earned its money.</summary>
/// <param name="At">When.</param>
/// <param name="Number">Which.</param>
/// <param name="Delivery">The delivery that was accepted.</param>
/// <param name="Settlement">Who gets what of it.</param>
/// <param name="Parts">From which payment; null where the booking has one.</param>
/// <param name="DeliverBy">Until when the next one has to be delivered, where it is paid.</param>
/// <param name="FundBy">Until when the next one waits for its payment, where it is not.</param>
[GenerateSerializer, Immutable, Alias("booking.milestone-released")]
public sealed record BookingMilestoneReleased(
    DateTimeOffset At,
    int Number,
    int Delivery,
    Settlement Settlement,
    ImmutableArray<PaymentPart>? Parts,
    DateTimeOffset? DeliverBy,
    DateTimeOffset? FundBy)
    : BookingEvent(At);

/// <summary>The customer was reminded that the next milestone waits for its payment.</summary>
[GenerateSerializer, Immutable, Alias("booking.funding-reminded")]
public sealed record BookingFundingReminded(DateTimeOffset At, int Number, DateTimeOffset FundBy) : BookingEvent(At);

/// <summary>Nobody paid the next milestone in time: the booking is done with what was accepted, and this one and all after it are void.</summary>
[GenerateSerializer, Immutable, Alias("booking.funding-lapsed")]
public sealed record BookingFundingLapsed(DateTimeOffset At, int Number) : BookingEvent(At);
