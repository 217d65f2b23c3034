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
internal sealed record Mail(string To, string Subject, string Text);
