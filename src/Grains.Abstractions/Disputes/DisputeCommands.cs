namespace Marketplace.Disputes;

/// <summary>Something that a gateway, a person or the clock wants of a dispute.</summary>
/// <remarks>Positional members are wire members: append at the end, never reorder.</remarks>
[GenerateSerializer, Immutable, Alias("dispute.command")]
public abstract record DisputeCommand(CommandContext Context) : ICommand;

/// <summary>What the gateway shows of a dispute, whoever asked.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="Case">What it is about.</param>
/// <param name="Seen">As it was read.</param>
/// <param name="IntentId">What was carried out with it: a look, or the word that it is accepted; null where nobody of ours did anything.</param>
[GenerateSerializer, Immutable, Alias("dispute.record")]
public sealed record RecordDispute(CommandContext Context, DisputeCase Case, GatewayDispute Seen, Guid? IntentId = null) : DisputeCommand(Context);

/// <summary>The evidence is with the bank, or came too late.</summary>
/// <param name="Context">By the platform.</param>
/// <param name="IntentId">Which attempt.</param>
/// <param name="Evidence">What the gateway has; null where nothing was handed in.</param>
/// <param name="Seen">The dispute as it stands then.</param>
[GenerateSerializer, Immutable, Alias("dispute.record-answer")]
public sealed record RecordDisputeAnswer(CommandContext Context, Guid IntentId, DisputeEvidence? Evidence, GatewayDispute Seen) : DisputeCommand(Context);

/// <summary>Says what the bank should know.</summary>
/// <param name="Context">By the provider, or by an operator.</param>
/// <param name="Text">In words.</param>
[GenerateSerializer, Immutable, Alias("dispute.state")]
public sealed record StateDisputeFacts(CommandContext Context, string Text) : DisputeCommand(Context)
{
    /// <summary>How many each side may make: enough for a story, and few enough for a bank to read.</summary>
    public const int MaximumNumber = 10;
}

/// <summary>Hands in what there is, and waits for nothing more.</summary>
[GenerateSerializer, Immutable, Alias("dispute.answer")]
public sealed record AnswerDispute(CommandContext Context, string? Reason) : DisputeCommand(Context);

/// <summary>There is nothing to say against it: the customer keeps the money.</summary>
[GenerateSerializer, Immutable, Alias("dispute.accept")]
public sealed record AcceptDispute(CommandContext Context, string Reason) : DisputeCommand(Context);

[GenerateSerializer, Immutable, Alias("dispute.confirm-mail")]
public sealed record ConfirmDisputeMail(CommandContext Context, Guid MailId) : DisputeCommand(Context);

/// <summary>Given by the clock.</summary>
[GenerateSerializer, Immutable, Alias("dispute.pass-time")]
public sealed record PassDisputeTime(CommandContext Context, string Deadline) : DisputeCommand(Context);
