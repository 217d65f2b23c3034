namespace Marketplace.Moderation;

/// <remarks>Positional members are wire members: append at the end, never reorder.</remarks>
[GenerateSerializer, Immutable, Alias("message-report.command")]
public abstract record MessageReportCommand(CommandContext Context) : ICommand;

/// <summary>Somebody reports what the other side said.</summary>
/// <param name="Context">By a person of the other side.</param>
/// <param name="Message">As the edge read it from the thread, never from the caller.</param>
/// <param name="Reason">What is wrong with it.</param>
/// <param name="Text">At most 2,000 characters; needed where the reason says nothing.</param>
[GenerateSerializer, Immutable, Alias("message-report.file")]
public sealed record FileReport(CommandContext Context, ReportedMessage Message, ReportReason Reason, string? Text) : MessageReportCommand(Context);

/// <summary>An operator decides, at first or after an appeal.</summary>
/// <param name="Context">By an operator.</param>
/// <param name="Outcome">What becomes of the message.</param>
/// <param name="Ground">What that rests on.</param>
/// <param name="Reason">The facts, and the rule or the law: at most 2,000 characters, for both sides.</param>
/// <param name="Words">The message as it stands now, as the edge read it; null once it was taken back, and while it is removed.</param>
[GenerateSerializer, Immutable, Alias("message-report.decide")]
public sealed record DecideReport(CommandContext Context, ReportOutcome Outcome, DecisionGround Ground, string Reason, ReportedWords? Words)
    : MessageReportCommand(Context);

/// <summary>Whom a decision is against asks for another.</summary>
/// <param name="Context">By a person of that side.</param>
/// <param name="Text">Why: at most 2,000 characters, for operators.</param>
[GenerateSerializer, Immutable, Alias("message-report.appeal-decision")]
public sealed record AppealDecision(CommandContext Context, string Text) : MessageReportCommand(Context);
