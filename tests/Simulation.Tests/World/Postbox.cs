using Marketplace.Notifications;

namespace Marketplace.Simulations;

/// <summary>Where the mails of all people arrive. Like a real one it takes a mail that comes again under its key only once.</summary>
internal sealed class Postbox(RunLog log) : IMailSender
{
    /// <summary>Shorter lines are prose.</summary>
    private const int ShortestToken = 60;

    private readonly List<Mail> mails = [];
    private readonly HashSet<Guid> keys = [];

    public Task Send(Mail mail, Guid key, CancellationToken cancellationToken)
    {
        if (keys.Add(key))
        {
            log.Tell("post", $"{mail.Subject} to {mail.To}");
            mails.Add(mail);
        }

        return Task.CompletedTask;
    }

    /// <summary>Whether a mail came under that key.</summary>
    public bool Took(Guid key) => keys.Contains(key);

    /// <summary>All that came, in the order in which it did.</summary>
    public IReadOnlyList<Mail> Mails => mails;

    /// <summary>The token in the last mail with that subject; null when none came.</summary>
    public string? Token(string to, string subject) =>
        mails.FindLast(mail => mail.To == to && mail.Subject == subject)?.Text.Split('\n')
            .Single(line => line.Length > ShortestToken && !line.Contains(' ', StringComparison.Ordinal));
}
