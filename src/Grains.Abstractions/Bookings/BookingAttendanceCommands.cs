namespace Marketplace.Bookings;

/// <summary>The work begins.</summary>
[GenerateSerializer, Immutable, Alias("booking.check-in")]
public sealed record RecordCheckIn(CommandContext Context, string? Reason = null) : BookingCommand(Context);

/// <summary>The work has ended.</summary>
[GenerateSerializer, Immutable, Alias("booking.check-out")]
public sealed record RecordCheckOut(CommandContext Context, string? Reason = null) : BookingCommand(Context);

/// <summary>A side did not come.</summary>
/// <param name="Context">By the side that was there, or an operator.</param>
/// <param name="Absent">Who did not come: the other side when null. Operators have to say.</param>
/// <param name="Reason">In words; shown to both sides.</param>
[GenerateSerializer, Immutable, Alias("booking.report-no-show")]
public sealed record ReportAbsence(CommandContext Context, BookingSide? Absent, string? Reason) : BookingCommand(Context);

/// <summary>Whoever is said not to have come says otherwise.</summary>
[GenerateSerializer, Immutable, Alias("booking.contest-no-show")]
public sealed record ContestAbsence(CommandContext Context, string? Reason) : BookingCommand(Context);

/// <summary>An operator decides whether somebody did not come.</summary>
/// <param name="Context">By an operator.</param>
/// <param name="Upheld">True: they did not come. False: the work counts as done.</param>
/// <param name="Reason">Shown to both sides.</param>
[GenerateSerializer, Immutable, Alias("booking.decide-no-show")]
public sealed record DecideAbsence(CommandContext Context, bool Upheld, string? Reason) : BookingCommand(Context);
