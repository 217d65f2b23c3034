using System.Net.Sockets;
using System.Runtime.InteropServices;
using Marketplace.Postgres;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Marketplace.Hosting;

/// <summary>Runs a program so that whatever keeps it from starting is one clear message and a non-zero exit, never a stack trace.</summary>
internal static class Startup
{
    public const int Failed = 1;

    /// <summary>As `sysexits.h` numbers a configuration error.</summary>
    public const int Misconfigured = 78;

    /// <summary>Runs until it ends, or until it is asked to stop; a signal before the host listens for signals counts too.</summary>
    public static async Task<int> Guard(Func<CancellationToken, Task> run)
    {
        using var stopping = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            await run(stopping.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception error) when (Explain(error) is { } message)
        {
            await Console.Error.WriteLineAsync(message);
            return error is InvalidConfigurationException ? Misconfigured : Failed;
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stopping.Cancel();
        }
    }

    /// <summary>Looks at all settings together before a host starts, whose own look would be logged with its stack trace.</summary>
    /// <exception cref="InvalidConfigurationException">Some are not valid.</exception>
    public static void CheckSettings(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (OptionsValidationException invalid)
        {
            throw new InvalidConfigurationException(invalid.Failures);
        }
        catch (AggregateException several) when (several.InnerExceptions.All(static one => one is OptionsValidationException))
        {
            throw new InvalidConfigurationException(several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(static one => one.Failures));
        }
    }

    /// <summary>What to say about an error that a person can mend; null for a bug, which deserves its stack trace.</summary>
    public static string? Explain(Exception error) => error switch
    {
        InvalidConfigurationException => error.Message,
        PostgresServerException or DatabaseRefusedException => error.Message,
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } denied =>
            $"PostgreSQL does not let us in: {denied.MessageText}. Check ConnectionStrings:Marketplace.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } missing =>
            $"PostgreSQL says: {missing.MessageText}. Create it, or check ConnectionStrings:Marketplace.",
        PostgresException refused => $"PostgreSQL refused to go on: {refused.MessageText} ({refused.SqlState}).",
        NpgsqlException away => $"PostgreSQL cannot be reached: {away.GetBaseException().Message}. Check ConnectionStrings:Marketplace.",
        OrleansException outside => $"The {Engine.Name} engine does not start: {outside.Message}",
        AggregateException { InnerExceptions: [var first, ..] } => Explain(first),
        IOException { InnerException: { } inner } when IsAddressInUse(inner) =>
            $"{error.Message} Another program listens there; choose another address with --urls http://localhost:<port>.",
        _ => null,
    };

    private static bool IsAddressInUse(Exception error) =>
        error is Microsoft.AspNetCore.Connections.AddressInUseException
        || error.GetBaseException() is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse or SocketError.AccessDenied };
}
