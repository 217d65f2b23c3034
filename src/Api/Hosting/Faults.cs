using System.Net.Sockets;
using Npgsql;
using Orleans.Storage;

namespace Marketplace.Hosting;

/// <summary>Tells broken infrastructure, which heals, from bugs, which do not.</summary>
internal static class Faults
{
    /// <summary>True when the same request may succeed later without anybody changing anything.</summary>
    public static bool AreTransient(Exception exception) => exception switch
    {
        PostgresException postgres => postgres.IsTransient || IsAboutTheServer(postgres.SqlState),
        NpgsqlException or TimeoutException or SocketException or IOException => true,
        InconsistentStateException => true,
        OrleansException => true,
        // A call that was cut off because its host is going down.
        OperationCanceledException => true,
        AggregateException many => many.InnerExceptions.Any(AreTransient),
        _ => false,
    };

    /// <summary>SQLSTATE classes: connection, insufficient resources, operator intervention, system error.</summary>
    private static bool IsAboutTheServer(string state) => state[..2] is "08" or "53" or "57" or "58";
}
