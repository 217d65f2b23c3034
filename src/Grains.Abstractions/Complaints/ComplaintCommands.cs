using Marketplace.Bookings;

namespace Marketplace.Complaints;

[GenerateSerializer, Immutable, Alias("complaint.command")]
public abstract record ComplaintCommand(CommandContext Context) : ICommand;

/// <summary>Given by the platform, once the booking holds its money for it.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="By">Who made it: the customer, or an operator for them.</param>
/// <param name="Text">What they say.</param>
/// <param name="Case">What it is about.</param>
[GenerateSerializer, Immutable, Alias("complaint.open")]
public sealed record OpenComplaint(CommandContext Context, BookingSide By, string Text, ComplaintCase Case) : ComplaintCommand(Context);

/// <summary>The provider says otherwise.</summary>
[GenerateSerializer, Immutable, Alias("complaint.answer")]
public sealed record AnswerComplaint(CommandContext Context, string Text) : ComplaintCommand(Context);

/// <summary>The provider would give that much back.</summary>
[GenerateSerializer, Immutable, Alias("complaint.make-offer")]
public sealed record OfferAmount(CommandContext Context, Money Amount, string? Text) : ComplaintCommand(Context);

/// <summary>The customer takes what is offered, or the provider grants what is asked for.</summary>
/// <param name="Context">By one of the sides.</param>
/// <param name="Offer">The offer that the customer has read; the last one when null.</param>
[GenerateSerializer, Immutable, Alias("complaint.accept")]
public sealed record AcceptAmount(CommandContext Context, int? Offer) : ComplaintCommand(Context);

/// <summary>Asks an operator to decide.</summary>
[GenerateSerializer, Immutable, Alias("complaint.escalate")]
public sealed record EscalateComplaint(CommandContext Context, string? Text) : ComplaintCommand(Context);

/// <summary>The customer takes it back: the booking goes on as if nothing had been said.</summary>
[GenerateSerializer, Immutable, Alias("complaint.withdraw")]
public sealed record WithdrawComplaint(CommandContext Context, string? Text) : ComplaintCommand(Context);

/// <summary>Says more, while it is open.</summary>
[GenerateSerializer, Immutable, Alias("complaint.make-statement")]
public sealed record MakeStatement(CommandContext Context, string Text) : ComplaintCommand(Context)
{
    /// <summary>How many each side may make: enough for a story, too few for a quarrel.</summary>
    public const int MaximumNumber = 10;
}

/// <summary>An operator decides.</summary>
/// <param name="Context">By an operator.</param>
/// <param name="Award">What the customer gets back: from nothing to all that is at stake.</param>
/// <param name="Text">The facts that it rests on, and why; shown to both sides.</param>
[GenerateSerializer, Immutable, Alias("complaint.decide")]
public sealed record DecideComplaint(CommandContext Context, Money Award, string Text) : ComplaintCommand(Context);

/// <summary>Given by the clock.</summary>
[GenerateSerializer, Immutable, Alias("complaint.pass-time")]
public sealed record PassComplaintTime(CommandContext Context, string Deadline) : ComplaintCommand(Context);
