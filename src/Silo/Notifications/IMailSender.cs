namespace Marketplace.Notifications;

/// <summary>Hands mails to whoever delivers them.</summary>
internal interface IMailSender
{
    /// <param name="mail">The mail.</param>
    /// <param name="key">The same for every attempt at one mail; the other side sends it once.</param>
    /// <param name="cancellationToken">Gives up; the outcome is then unknown.</param>
    Task Send(Mail mail, Guid key, CancellationToken cancellationToken);
}

/// <summary>A mail as a person reads it.</summary>
/// <param name="To">The address.</param>
/// <param name="Subject">One line, without anything that people wrote.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Attachments">Files that come with it; null for none.</param>
/// <param name="Html">The same as a page; null where there is only text.</param>
/// <param name="Unsubscribe">Where a POST switches such mails off (RFC 8058); null where nobody can.</param>
internal sealed record Mail(
    string To, string Subject, string Text, IReadOnlyList<MailAttachment>? Attachments = null, string? Html = null, Uri? Unsubscribe = null);

/// <summary>A file in a mail.</summary>
/// <param name="Name">What it is saved as.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">All of it; base64 in JSON.</param>
internal sealed record MailAttachment(string Name, string ContentType, byte[] Content);
