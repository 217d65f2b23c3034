using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Embedded;
using Microsoft.Extensions.Logging;

namespace Marketplace.Simulations;

/// <summary>
/// Everything that happened in a run, one line each, with the simulated time. Two runs of one seed have the same log to
/// the byte; it is also the story that a person reads when a seed fails.
/// </summary>
internal sealed class RunLog(VirtualTime time) : ILoggerProvider
{
    [ThreadStatic]
    private static RunLog? current;

    private readonly StringBuilder text = new();
    private ulong calls;

    /// <summary>For what is shared by all runs: it logs to the one on its thread.</summary>
    public static ILoggerProvider Shared { get; } = new Forwarding();

    /// <summary>Identifies the run, its log and all its calls: equal digests are equal runs.</summary>
    public string Digest => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{text}{calls}")))[..16];

    public void Tell(string who, string what) =>
        text.Append(time.Now.ToString("MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)).Append("  ")
            .Append(who.PadRight(12)).Append("  ").Append(what).Append('\n');

    /// <summary>Somebody calls a grain: no line of the story, but an id that is not the seed's shows.</summary>
    public void Called(GrainId grain) => calls = unchecked((calls * 31) + grain.GetUniformHashCode());

    public override string ToString() => text.ToString();

    /// <summary>Makes this the log of what runs on this thread.</summary>
    public void Begin() => current = this;

    /// <summary>What runs on this thread logs nowhere any more.</summary>
    public static void End() => current = null;

    /// <summary>What the product logs at warning or above is part of the story.</summary>
    ILogger ILoggerProvider.CreateLogger(string categoryName) => new Product(this, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    void IDisposable.Dispose()
    {
        // Processes come and go; the log outlives them.
    }

    private sealed class Product(RunLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                var cause = exception is null ? string.Empty : $" ({exception.GetType().Name}: {exception.GetBaseException().Message})";
                log.Tell(category, formatter(state, exception) + cause);
            }
        }
    }

    private sealed class Forwarding : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Forwarder(categoryName);

        public void Dispose()
        {
            // It holds nothing.
        }

        private sealed class Forwarder(string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => current is not null && logLevel >= LogLevel.Warning;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                (current as ILoggerProvider)?.CreateLogger(category).Log(logLevel, eventId, state, exception, formatter);
        }
    }
}
