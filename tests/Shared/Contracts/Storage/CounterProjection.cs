using Marketplace.Calendars;

namespace Marketplace.Postgres;

/// <summary>Three tables with a constraint each: what one counter is called, where it sits, what it counted.</summary>
internal sealed class CounterProjection : IProjection<CounterState, CounterEvent>
{
    public static readonly ReadModel Counters = new(0, "counters");
    public static readonly ReadModel Names = new(1, "counter_names");
    public static readonly ReadModel Seats = new(2, "counter_seats");

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public void Project(Projected<CounterState, CounterEvent> fact, IRowSink rows)
    {
        rows.Add(Row.Of(Counters, ("id", fact.Id)).Put(("total", fact.State.Total)));

        switch (fact.Event)
        {
            case Named e:
                rows.Add(Row.Of(Names, ("name", e.Name)).Insert());
                break;

            case Seated e:
                // In the order of the events: two turns may want the same seats in opposite orders.
                rows.Add(Row.Of(Seats, ("id", fact.Id), ("place", e.From))
                    .InOrderOf($"{fact.Id}")
                    .Insert(("span", new TimeRange(Start.AddMinutes(e.From), Start.AddMinutes(e.Until)))));
                break;
        }
    }
}
