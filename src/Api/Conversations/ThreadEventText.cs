using System.Reflection;
using System.Text.Json;

namespace Marketplace.Conversations;

/// <summary>What happened in threads, from how it is stored.</summary>
internal static class ThreadEventText
{
    private static readonly Dictionary<string, Type> Types = typeof(ConversationEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(ConversationEvent)))
        .ToDictionary(type => type.GetCustomAttribute<AliasAttribute>(inherit: false)!.Alias, StringComparer.Ordinal);

    /// <param name="type">The alias of the event.</param>
    /// <param name="body">Its JSON.</param>
    public static ConversationEvent Read(string type, string body) =>
        (ConversationEvent)JsonSerializer.Deserialize(body, Types[type], MarketplaceJson.Options)!;

    /// <summary>The place of the message whose words an event carries; null when it carries none.</summary>
    public static long? SpokenIn(ConversationEvent happened) => happened switch
    {
        MessagePosted e => e.Sequence,
        MessageEdited e => e.Sequence,
        MessageDeleted e => e.Sequence,
        MessageRestored e => e.Sequence,
        _ => null,
    };
}
