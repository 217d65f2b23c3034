namespace Marketplace.Sandbox;

/// <summary>Something that was sent to a person and got no further than here.</summary>
/// <param name="Id">Ours.</param>
/// <param name="Kind">How it would have travelled.</param>
/// <param name="At">When, by the domain clock.</param>
/// <param name="To">A mail address or a telephone number.</param>
/// <param name="Subject">Null for a text message.</param>
/// <param name="Text">What the person reads.</param>
/// <param name="Html">The same, dressed up.</param>
/// <param name="Attachments">Files that came with it.</param>
public sealed record MailMessage(
    Guid Id, MailKind Kind, DateTimeOffset At, string To, string? Subject, string Text, string? Html, IReadOnlyList<MailFile> Attachments);

/// <summary>A file in a mail.</summary>
/// <param name="Name">What it is saved as.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">All of it, in base64.</param>
public sealed record MailFile(string Name, string ContentType, byte[] Content);

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
/// <param name="Attachments">Files that come with it; null for none.</param>
public sealed record OutgoingMail(string To, string? Subject, string Text, string? Html = null, IReadOnlyList<MailFile>? Attachments = null);
