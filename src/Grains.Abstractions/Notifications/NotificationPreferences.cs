namespace Marketplace.Notifications;

/// <summary>How a person wants to be told.</summary>
[GenerateSerializer, Immutable, Alias("notification-inbox.preferences")]
public sealed record NotificationPreferences
{
    /// <summary>The languages that there are words in: English, Arabic, Central Kurdish, German.</summary>
    public static readonly ImmutableArray<string> Languages = ["en", "ar", "ckb", "de"];

    /// <summary>What differs from the defaults of <see cref="NotificationTopics"/>.</summary>
    [Id(0)]
    public ImmutableArray<ChannelChoice> Choices { get; init; } = [];

    /// <summary>When no mail comes; null for never.</summary>
    [Id(1)]
    public QuietHours? Quiet { get; init; }

    /// <summary>One of <see cref="Languages"/>; null takes the marketplace's.</summary>
    [Id(2)]
    public string? Language { get; init; }

    /// <summary>The zone in which times are written; null takes that of the listing.</summary>
    [Id(3)]
    public string? TimeZone { get; init; }

    /// <summary>Whether others say the same.</summary>
    public bool IsSameAs(NotificationPreferences other) => Choices.SequenceEqual(other.Choices) && (this with { Choices = other.Choices }) == other;

    /// <summary>The same with one topic off on one channel.</summary>
    public NotificationPreferences Without(NotificationTopic topic, NotificationChannel channel) =>
        this with { Choices = [.. Choices.Where(choice => choice.Topic != topic || choice.Channel != channel), new ChannelChoice(topic, channel, IsOn: false)] };

    /// <summary>Whether somebody is told of a topic on a channel.</summary>
    public bool IsOn(NotificationTopic topic, NotificationChannel channel)
    {
        var rule = NotificationTopics.Of(topic);
        return rule.IsMandatory
            || (Choices.FirstOrDefault(choice => choice.Topic == topic && choice.Channel == channel)?.IsOn ?? rule.IsOnByDefault(channel));
    }
}

/// <summary>A topic on a channel, on or off.</summary>
[GenerateSerializer, Immutable, Alias("notification-inbox.choice")]
public sealed record ChannelChoice(NotificationTopic Topic, NotificationChannel Channel, bool IsOn);

/// <summary>Hours of the day in which no mail comes; those that end before they begin go through midnight.</summary>
/// <param name="From">The first minute.</param>
/// <param name="To">The first minute after them.</param>
/// <param name="Zone">An IANA zone.</param>
[GenerateSerializer, Immutable, Alias("notification-inbox.quiet-hours")]
public sealed record QuietHours(TimeOnly From, TimeOnly To, string Zone);
