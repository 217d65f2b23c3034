namespace Marketplace.Sandbox;

/// <summary>Something that was sent to a person and got no further than here.</summary>
/// <param name="Id">Ours.</param>
/// <param name="Kind">How it would have travelled.</param>
/// <param name="At">When, by the domain clock.</param>
/// <param name="To">A mail address or a telephone number.</param>
/// <param name="Subject">Null for a text message.</param>
/// <param name="Text">What the person reads.</param>
/// <param name="Html">The same, dressed up.</param>
public sealed record MailMessage(Guid Id, MailKind Kind, DateTimeOffset At, string To, string? Subject, string Text, string? Html);

public enum MailKind
{
    Mail,
    Sms,
}

/// <summary>What is to be sent.</summary>
/// <param name="To">A mail address or a telephone number.</param>
/// <param name="Subject">Absent for a text message.</param>
/// <param name="Text">Always there, for those who read plain text.</param>
/// <param name="Html">The same, dressed up.</param>
public sealed record OutgoingMail(string To, string? Subject, string Text, string? Html = null);
