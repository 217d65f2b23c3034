using Marketplace.Providers;

namespace Marketplace.Notifications;

/// <summary>Has people told of events, each of an event once per topic, however often the event is told to it.</summary>
internal sealed class Notifier(IGrainFactory grains)
{
    /// <param name="cause">Follows from the event and the topic alone.</param>
    /// <param name="said">Whom and what.</param>
    /// <param name="dueAt">When; null for at once.</param>
    public Task Tell(CommandContext cause, NotificationCase said, DateTimeOffset? dueAt = null) =>
        grains.GetGrain<INotificationGrain>(NotificationId.Of(cause.Id, said.PersonId)).Plan(new PlanNotification(cause, said, dueAt));

    /// <summary>The same for an event that is being told.</summary>
    public Task Tell<TEvent>(
        Notice<TEvent> notice, Guid person, NotificationTopic topic, NotificationFacts facts, NotificationCause? still = null, DateTimeOffset? dueAt = null)
        where TEvent : class =>
        Tell(notice.Cause($"notify {topic}"), new NotificationCase(person, topic, facts, $"{notice.Stream}#{notice.Version}", still), dueAt);

    /// <summary>The person behind a provider; null where there is none, and so nobody to tell.</summary>
    public async Task<Guid?> PersonOf(Guid provider, CancellationToken cancellationToken) =>
        (await grains.GetGrain<IProviderGrain>(provider).Read(Actor.Platform, cancellationToken)).View?.AccountId;

    /// <summary>Both sides of a sale, or the one of them that there is.</summary>
    public async Task<ImmutableArray<Guid>> BothOf(Guid customer, Guid provider, CancellationToken cancellationToken) =>
        await PersonOf(provider, cancellationToken) is { } person ? [customer, person] : [customer];
}
