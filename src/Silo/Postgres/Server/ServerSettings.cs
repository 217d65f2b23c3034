using System.Globalization;

namespace Marketplace.Postgres;

/// <summary>The server's settings, given on its command line so that they follow the code and not the age of the data.</summary>
internal static class ServerSettings
{
    public static IEnumerable<string> Arguments(ServerDirectory directory, int port, bool durable)
    {
        string[] settings =
        [
            // Only this machine, only by password: no socket file that other local users could reach.
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            $"port={port.ToString(CultureInfo.InvariantCulture)}",
            "max_connections=200",

            // A laptop with two cores that also runs an editor and a browser.
            "shared_buffers=128MB",
            "work_mem=8MB",
            "maintenance_work_mem=64MB",
            "max_parallel_workers_per_gather=0",
            "jit=off",
            "max_wal_size=1GB",
            "checkpoint_timeout=15min",
            "timezone=UTC",

            // The log says how the server fares. Failed statements are the application's affair, and their rows may hold personal data.
            "log_timezone=UTC",
            "log_min_messages=log",
            "log_min_error_statement=panic",
            "log_checkpoints=off",

            .. durable ? Durable : Volatile,
        ];

        return settings.SelectMany(setting => new[] { "-c", setting }).Prepend(directory.Cluster).Prepend("-D");
    }

    private static readonly string[] Durable = ["fsync=on", "synchronous_commit=on", "full_page_writes=on"];

    private static readonly string[] Volatile =
        ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0"];
}
