using Marketplace.Calendars;
using Marketplace.Coupons;
using Marketplace.Resources;

namespace Marketplace.Bookings;

/// <summary>Where one booking stands. Flat on purpose: stored shapes must outlive refactorings.</summary>
[GenerateSerializer, Immutable, Alias("booking.state")]
internal sealed record BookingState
{
    [Id(0)]
    public BookingStatus Status { get; init; }

    [Id(1)]
    public Guid CustomerId { get; init; }

    [Id(2)]
    public BookingTerms? Terms { get; init; }

    /// <summary>The slot as the occupancy table has it; null once it is free again.</summary>
    [Id(3)]
    public SlotGrant? Grant { get; init; }

    [Id(4)]
    public Guid PaymentId { get; init; }

    [Id(5)]
    public string? Notes { get; init; }

    [Id(6)]
    public Guid? QuoteId { get; init; }

    [Id(7)]
    public DateTimeOffset BookedAt { get; init; }

    [Id(8)]
    public DateTimeOffset? HoldExpiresAt { get; init; }

    [Id(9)]
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>The earliest start ever agreed: cancellation is judged by it, so that moving a booking does not escape the fee.</summary>
    [Id(10)]
    public DateTimeOffset PolicyAnchor { get; init; }

    /// <summary>The provider's yes, while the money is being captured.</summary>
    [Id(11)]
    public DateTimeOffset? AcceptedAt { get; init; }

    [Id(12)]
    public DateTimeOffset? ConfirmedAt { get; init; }

    [Id(13)]
    public DateTimeOffset? CompletedAt { get; init; }

    [Id(14)]
    public DateTimeOffset? ReleasedAt { get; init; }

    [Id(15)]
    public DateTimeOffset? EndedAt { get; init; }

    [Id(16)]
    public BookingSide? EndedBy { get; init; }

    [Id(17)]
    public string? Reason { get; init; }

    /// <summary>Minor units promised back to the customer so far, in the currency of the terms.</summary>
    [Id(18)]
    public long Refunded { get; init; }

    /// <summary>The last offer; the one that was accepted, once one was.</summary>
    [Id(19)]
    public BookingOffer? Offer { get; init; }

    /// <summary>How many offers were made.</summary>
    [Id(20)]
    public int Offers { get; init; }

    /// <summary>Until when the next offer or answer may come, while there is a negotiation.</summary>
    [Id(21)]
    public DateTimeOffset? OfferBy { get; init; }

    /// <summary>When an offer was accepted; what was not negotiated was sold when it was booked.</summary>
    [Id(22)]
    public DateTimeOffset? AgreedAt { get; init; }

    /// <summary>Another time that one side proposes.</summary>
    [Id(23)]
    public BookingMove? Move { get; init; }

    /// <summary>The resources that it has, or had last. Which of their slots it holds, <see cref="Grant"/> says: all or none.</summary>
    [Id(24)]
    public Assignment? Assignment { get; init; }

    /// <summary>How many of the seats that were sold were given up since.</summary>
    [Id(25)]
    public int SeatsGivenUp { get; init; }

    /// <summary>When the work was begun and ended, as the provider says.</summary>
    [Id(26)]
    public BookingAttendance? Attendance { get; init; }

    /// <summary>Who is said not to have come.</summary>
    [Id(27)]
    public NoShowCase? NoShow { get; init; }

    /// <summary>What was delivered, and what was asked to be changed.</summary>
    [Id(28)]
    public DeliveryCase? Delivery { get; init; }

    /// <summary>What was paid besides the sale, the oldest first.</summary>
    [Id(29)]
    public ImmutableArray<ExtraPayment> Extras { get; init; } = [];

    /// <summary>A change order that is proposed, or waits for its payment.</summary>
    [Id(30)]
    public BookingChange? Change { get; init; }

    /// <summary>How many change orders were proposed.</summary>
    [Id(31)]
    public int Changes { get; init; }

    /// <summary>What the customer gave on top, or wanted to, the oldest first.</summary>
    [Id(32)]
    public ImmutableArray<BookingTip> Tips { get; init; } = [];

    /// <summary>How far its milestones have come; null where it has none, and before an offer with milestones was accepted.</summary>
    [Id(33)]
    public MilestoneCase? Milestones { get; init; }

    /// <summary>What the customer holds against it, and what became of that.</summary>
    [Id(35)]
    public BookingComplaint? Complaint { get; init; }

    /// <summary>What was given back of seats that were given up; null where none were.</summary>
    [Id(37)]
    public SeatRefunds? SeatRefunds { get; init; }

    /// <summary>What went back of what was earned while more of it was still held, as with milestones; part of what was refunded.</summary>
    [Id(38)]
    public long ReturnedEarly { get; init; }

    /// <summary>Disputes at customers' banks that have some of its money. They end there.</summary>
    [Id(39)]
    public ImmutableArray<Guid> OpenDisputes { get; init; } = [];

    /// <summary>The use of its coupon; null while it has none.</summary>
    [Id(40)]
    public CouponRedemption? Redemption { get; init; }

    /// <summary>What of a coupon of the platform is not needed any more, in minor units.</summary>
    [Id(41)]
    public long CouponBack { get; init; }

    /// <summary>How its balance is paid; null before it is asked for.</summary>
    [Id(45)]
    public BookingBalance? Balance { get; init; }

    public DateTimeOffset SoldAt => AgreedAt ?? BookedAt;

    public bool AwaitsCapture => Status is BookingStatus.Requested && AcceptedAt is not null;
}
