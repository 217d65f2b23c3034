namespace Marketplace.Notifications;

/// <summary>How the caller wants to be told.</summary>
/// <param name="Topics">Every topic.</param>
/// <param name="QuietHours">When no mail comes; null for never.</param>
/// <param name="Language">`en`, `ar`, `ckb` or `de`; null takes the marketplace's.</param>
/// <param name="TimeZone">The zone in which times are written; null takes the listing's.</param>
internal sealed record NotificationPreferencesBody(IReadOnlyList<TopicBody> Topics, QuietHours? QuietHours, string? Language, string? TimeZone)
{
    public static NotificationPreferencesBody Of(InboxView inbox) => new(
        [.. NotificationTopics.All.Select(rule => TopicBody.Of(rule, inbox.Preferences))],
        inbox.Preferences.Quiet,
        inbox.Preferences.Language,
        inbox.Preferences.TimeZone);
}

/// <summary>A topic, and where it is told.</summary>
/// <param name="Topic">Which.</param>
/// <param name="InApp">In the product.</param>
/// <param name="Mail">By mail.</param>
/// <param name="Mandatory">Whether it cannot be switched off.</param>
internal sealed record TopicBody(NotificationTopic Topic, bool InApp, bool Mail, bool Mandatory)
{
    public static TopicBody Of(NotificationRule rule, NotificationPreferences preferences) => new(
        rule.Topic,
        preferences.IsOn(rule.Topic, NotificationChannel.InApp),
        preferences.IsOn(rule.Topic, NotificationChannel.Mail),
        rule.IsMandatory);
}

/// <summary>All of one's preferences at once.</summary>
/// <param name="Topics">What is left out, of topics and channels, is as it is for everybody.</param>
/// <param name="QuietHours">When no mail comes but what is urgent; null for never.</param>
/// <param name="Language">`en`, `ar`, `ckb` or `de`; null takes the marketplace's.</param>
/// <param name="TimeZone">An IANA zone; null takes the listing's.</param>
internal sealed record NotificationPreferencesRequest(
    IReadOnlyList<TopicRequest>? Topics, QuietHoursRequest? QuietHours, string? Language, string? TimeZone)
{
    public NotificationPreferences Read(Check check) => new()
    {
        Choices = [.. check.Items("topics", Topics, NotificationTopics.All.Length, (path, topic) => topic.Read(path, check)).SelectMany(choices => choices)],
        Quiet = QuietHours?.Read(check),
        Language = check.OptionalText("language", Language, 16),
        TimeZone = TimeZone is null ? null : check.Zone("timeZone", TimeZone),
    };
}

/// <param name="Topic">Which.</param>
/// <param name="InApp">Whether it is told in the product.</param>
/// <param name="Mail">Whether it is mailed.</param>
internal sealed record TopicRequest(string? Topic, bool? InApp, bool? Mail)
{
    /// <summary>What differs from the defaults.</summary>
    public ImmutableArray<ChannelChoice> Read(string path, Check check)
    {
        var topic = check.OneOf<NotificationTopic>($"{path}.topic", Topic);
        var rule = NotificationTopics.Of(topic);
        return [.. ChoiceOf(NotificationChannel.InApp, InApp), .. ChoiceOf(NotificationChannel.Mail, Mail)];

        ImmutableArray<ChannelChoice> ChoiceOf(NotificationChannel channel, bool? wish) =>
            wish is { } isOn && isOn != rule.IsOnByDefault(channel) ? [new ChannelChoice(topic, channel, isOn)] : [];
    }
}

/// <param name="From">The first minute: `22:00`.</param>
/// <param name="To">The first minute after them: `07:00`.</param>
/// <param name="Zone">An IANA zone.</param>
internal sealed record QuietHoursRequest(string? From, string? To, string? Zone)
{
    public QuietHours Read(Check check)
    {
        var quiet = new QuietHours(
            check.LocalTime("quietHours.from", From), check.LocalTime("quietHours.to", To), check.Zone("quietHours.zone", Zone));
        check.Require(quiet.From != quiet.To, "quietHours.to", "must not be the same as from");
        return quiet;
    }
}
