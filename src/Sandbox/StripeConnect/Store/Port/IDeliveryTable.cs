namespace Marketplace.Sandbox;

/// <summary>Webhooks: waiting, delivered, or given up.</summary>
internal interface IDeliveryTable
{
    /// <param name="eventId">What it carries.</param>
    /// <param name="position">The order of sending: that of happening, unless it is shuffled.</param>
    /// <param name="dueAt">When it is sent.</param>
    Task Add(string eventId, double position, DateTimeOffset dueAt);

    /// <summary>One that gets lost: it is on record and will never be sent.</summary>
    Task AddLost(string eventId, double position, DateTimeOffset now);

    Task<IReadOnlyList<Delivery>> Due(DateTimeOffset now, int limit);

    Task<int> CountDue(DateTimeOffset now);

    /// <summary>When the next one is due, or null.</summary>
    Task<DateTimeOffset?> NextDue();

    Task Deliver(long id, string answer, DateTimeOffset now);

    /// <param name="id">Which one.</param>
    /// <param name="answer">What was said instead of yes.</param>
    /// <param name="next">When it is tried again.</param>
    /// <param name="givenUpAt">Now, when it is not.</param>
    Task PutOff(long id, string answer, DateTimeOffset next, DateTimeOffset? givenUpAt);
}
