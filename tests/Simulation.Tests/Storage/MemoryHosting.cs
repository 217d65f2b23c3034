using Marketplace.Abuse;
using Marketplace.Attachments;
using Marketplace.Bookings;
using Marketplace.Calendars;
using Marketplace.Closures;
using Marketplace.Coupons;
using Marketplace.Embedded;
using Marketplace.Feeds;
using Marketplace.Groups;
using Marketplace.Identity;
using Marketplace.Inbox;
using Marketplace.Intents;
using Marketplace.Invoices;
using Marketplace.Postgres;
using Marketplace.Providers;
using Marketplace.Relays;
using Marketplace.Scheduling;
using Marketplace.Time;
using Marketplace.Work;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Marketplace.Simulations;

internal static class MemoryHosting
{
    /// <summary>Connects one process to the database of its town, in place of everything that speaks to PostgreSQL.</summary>
    public static void UseMemory(this IServiceCollection services, Town town, SimulatedProcess process, Chance chance)
    {
        services.AddSingleton(town.Database);
        services.AddSingleton(provider => new ClaimDesk(
            town.Database, process.Time, provider.GetRequiredService<WorkOptions>(), provider.GetRequiredService<Backoff>())
        {
            LosesAnswer = () => town.Faults.Strikes(Fault.Claim),
        });
        services.Replace(ServiceDescriptor.Singleton(provider => new Backoff(provider.GetRequiredService<WorkOptions>(), new Random((int)(chance.NextBits() >> 33)))));
        services.Replace(ServiceDescriptor.Singleton<IRandomBytes>(new SeededBytes(chance)));
        services.Replace(ServiceDescriptor.Singleton<ICommits>(new MemoryCommits(town, town.Database, process.Time)));
        services.Replace(ServiceDescriptor.Singleton<IServerSecrets>(town.Secrets));
        services.Replace(ServiceDescriptor.Singleton<IRecords, MemoryRecords>());
        services.Replace(ServiceDescriptor.Singleton<IReceipts, MemoryReceipts>());
        services.Replace(ServiceDescriptor.Singleton<IEventLog, MemoryEventLog>());
        services.Replace(ServiceDescriptor.Singleton<IWatermarks, MemoryWatermarks>());
        services.Replace(ServiceDescriptor.Singleton<IOpenIntents, MemoryIntents>());
        services.Replace(ServiceDescriptor.Singleton<IReceivedWebhooks, MemoryWebhooks>());
        services.Replace(ServiceDescriptor.Singleton<IOpenDeadlines, MemoryDeadlines>());
        services.Replace(ServiceDescriptor.Singleton<IClaims, MemoryClaims>());
        services.Replace(ServiceDescriptor.Singleton<IClockSetting, MemoryClockSetting>());
        services.Replace(ServiceDescriptor.Singleton<IOccupancy, MemoryOccupancy>());
        services.Replace(ServiceDescriptor.Singleton<IBookedDays, MemoryBookedDays>());
        services.Replace(ServiceDescriptor.Singleton<IRunningBookings, MemoryRunningBookings>());
        services.Replace(ServiceDescriptor.Singleton<IGroupTurnout, MemoryGroupTurnout>());
        services.Replace(ServiceDescriptor.Singleton<ICouponUses, MemoryCouponUses>());
        services.Replace(ServiceDescriptor.Singleton<IDealings, MemoryDealings>());
        services.Replace(ServiceDescriptor.Singleton<IBillDrafts, MemoryBillDrafts>());
        services.Replace(ServiceDescriptor.Singleton<IBankDetailsTable>(town.BankDetails));
        services.Replace(ServiceDescriptor.Singleton<IAttachmentStore>(new MemoryAttachmentStore(town)));
        services.Replace(ServiceDescriptor.Singleton<IFileScanner>(new SuspiciousScanner(town)));
        services.Replace(ServiceDescriptor.Singleton(Options.Create(new AttachmentOptions { Scan = new ScanOptions { Clamd = town.ScansFiles ? "scanner:3310" : null } })));
        services.Replace(ServiceDescriptor.Singleton<ICalendarSource>(new ForeignCalendars(chance.Fork("foreign calendars"))));
        services.Replace(ServiceDescriptor.Singleton(Options.Create(ForeignCalendars.Options)));
        services.ReadFromMemory();
    }

    private sealed class SeededBytes(Chance chance) : IRandomBytes
    {
        public byte[] Next(int length)
        {
            var bytes = new byte[length];
            chance.Fill(bytes);
            return bytes;
        }
    }
}
