namespace Marketplace.Postgres;

internal static class CounterTables
{
    public const string Sql = """
        create table marketplace.counters (id uuid primary key, total bigint not null constraint counters_total_check check (total < 1000));
        create table marketplace.counter_names (name text primary key);
        create table marketplace.counter_seats (
          id uuid, place int, span tstzrange, constraint counter_seats_free exclude using gist (span with &&), primary key (id, place));
        grant select, insert, update on marketplace.counters, marketplace.counter_names, marketplace.counter_seats to marketplace_app;
        """;
}
