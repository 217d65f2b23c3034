namespace Marketplace.Waitlists;

/// <summary>Something a person, or the platform, wants of a waitlist.</summary>
[GenerateSerializer, Immutable, Alias("waitlist.command")]
public abstract record WaitlistCommand(CommandContext Context) : ICommand;

/// <param name="Context">By the customer.</param>
/// <param name="EntryId">The new entry.</param>
/// <param name="ListingId">What they would book.</param>
/// <param name="Start">When.</param>
/// <param name="Duration">How long; null takes the listing's.</param>
/// <param name="Seats">How many seats.</param>
/// <param name="Chosen">The resources that they chose; null for none.</param>
[GenerateSerializer, Immutable, Alias("waitlist.join")]
public sealed record JoinWaitlist(CommandContext Context, Guid EntryId, Guid ListingId, DateTimeOffset Start, TimeSpan? Duration, int Seats, ImmutableArray<Guid>? Chosen = null)
    : WaitlistCommand(Context);

/// <summary>The same wish with everything the decision rests on.</summary>
/// <param name="Context">By the customer.</param>
/// <param name="Entry">What is waited for.</param>
/// <param name="ProviderId">Who does the work.</param>
/// <param name="InTheWay">The rule that says no to booking it now; null when nothing does.</param>
[GenerateSerializer, Immutable, Alias("waitlist.enter")]
public sealed record EnterWaitlist(CommandContext Context, WaitlistEntry Entry, Guid ProviderId, string? InTheWay) : WaitlistCommand(Context);

[GenerateSerializer, Immutable, Alias("waitlist.leave")]
public sealed record LeaveWaitlist(CommandContext Context, Guid EntryId) : WaitlistCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="From">The first instant that is free, buffers included.</param>
/// <param name="To">Its end, exclusive.</param>
/// <param name="BookingId">The booking that had it.</param>
[GenerateSerializer, Immutable, Alias("waitlist.free-time")]
public sealed record FreeTime(CommandContext Context, DateTimeOffset From, DateTimeOffset To, Guid BookingId) : WaitlistCommand(Context);

/// <param name="Context">By the platform.</param>
/// <param name="EntryId">Whose offer.</param>
/// <param name="Offer">Which of their offers, from 1.</param>
/// <param name="ExpiresAt">Until when it is theirs; null when they could not have it.</param>
/// <param name="Code">Why not, as the booking said it.</param>
[GenerateSerializer, Immutable, Alias("waitlist.record")]
public sealed record RecordOffer(CommandContext Context, Guid EntryId, int Offer, DateTimeOffset? ExpiresAt, string? Code) : WaitlistCommand(Context);

/// <summary>Given by the clock when a time that is waited for begins.</summary>
[GenerateSerializer, Immutable, Alias("waitlist.give-up")]
public sealed record GiveUpWaiting(CommandContext Context) : WaitlistCommand(Context);
