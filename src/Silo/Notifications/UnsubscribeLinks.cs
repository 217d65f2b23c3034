using Marketplace.Hosting;
using Marketplace.Identity;

namespace Marketplace.Notifications;

/// <summary>Links that switch the mails of one topic off for whoever has them, without a login. They are stored nowhere, and never end.</summary>
internal sealed class UnsubscribeLinks(MailedTokens tokens, OwnAddress address)
{
    /// <summary>Below the address of the marketplace.</summary>
    public const string Path = "/api/v1/marketplace/notifications/unsubscribe/";

    private const string Purpose = "unsubscribe";

    /// <summary>Null for what nobody can switch off.</summary>
    public async ValueTask<Uri?> Of(Guid person, NotificationTopic topic, CancellationToken cancellationToken) =>
        NotificationTopics.Of(topic).IsMandatory
            ? null
            : new Uri(address.Value, $"{Path}{await tokens.Write(Purpose, person, NonceOf(person, topic), cancellationToken)}");

    /// <summary>Whose mails about what; null for everything that is not a link of ours.</summary>
    public async ValueTask<(Guid Person, NotificationTopic Topic)?> Read(string token, CancellationToken cancellationToken)
    {
        if (await tokens.Read(Purpose, token, cancellationToken) is not { } read)
        {
            return null;
        }

        var rule = NotificationTopics.All.FirstOrDefault(rule => !rule.IsMandatory && NonceOf(read.AccountId, rule.Topic) == read.Nonce);
        return rule is null ? null : (read.AccountId, rule.Topic);
    }

    private static Guid NonceOf(Guid person, NotificationTopic topic) => DerivedId.From(person, $"{topic}");
}
