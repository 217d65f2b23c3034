namespace Marketplace.Groups;

/// <summary>Who has seats of a session, as it is committed: no activation that another one has overtaken has a say in it.</summary>
internal interface IGroupTurnout
{
    /// <param name="resourceId">Whose calendar the session occupies.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>One of each booking that has seats now.</returns>
    Task<ImmutableArray<GroupParticipant>> Of(Guid resourceId, Guid sessionId, CancellationToken cancellationToken);
}

/// <param name="BookingId">Who.</param>
/// <param name="Seats">How many seats.</param>
/// <param name="IsConfirmed">False while it waits for money or an answer.</param>
internal sealed record GroupParticipant(Guid BookingId, int Seats, bool IsConfirmed);
