using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Timers;

namespace Orleans
{
    /// <summary>
    /// Durable wake-ups of a grain. They outlive its activations and the process, and repeat until they are unregistered.
    /// The period is at least <see cref="Hosting.ReminderOptions.MinimumReminderPeriod"/>.
    /// </summary>
    public static class GrainReminderExtensions
    {
        public static Task<IGrainReminder> RegisterOrUpdateReminder(this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period) =>
            RegisterOrUpdateReminder((IGrainBase)grain, reminderName, dueTime, period);

        public static Task<IGrainReminder> RegisterOrUpdateReminder(this IGrainBase grain, string reminderName, TimeSpan dueTime, TimeSpan period)
        {
            RequireName(reminderName);
            return grain is IRemindable
                ? Registry(grain).RegisterOrUpdateReminder(grain.GrainContext.GrainId, reminderName, dueTime, period)
                : throw new InvalidOperationException($"{grain.GrainContext.GrainId} cannot be reminded: its class is not {nameof(IRemindable)}.");
        }

        public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder) => UnregisterReminder((IGrainBase)grain, reminder);

        public static Task UnregisterReminder(this IGrainBase grain, IGrainReminder reminder) =>
            Registry(grain).UnregisterReminder(grain.GrainContext.GrainId, reminder);

        public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName) => GetReminder((IGrainBase)grain, reminderName);

        public static Task<IGrainReminder?> GetReminder(this IGrainBase grain, string reminderName)
        {
            RequireName(reminderName);
            return Registry(grain).GetReminder(grain.GrainContext.GrainId, reminderName);
        }

        public static Task<List<IGrainReminder>> GetReminders(this Grain grain) => GetReminders((IGrainBase)grain);

        public static Task<List<IGrainReminder>> GetReminders(this IGrainBase grain) => Registry(grain).GetReminders(grain.GrainContext.GrainId);

        /// <summary>Orleans throws the same exception for a name that is blank.</summary>
        private static void RequireName(string reminderName)
        {
            if (string.IsNullOrWhiteSpace(reminderName))
            {
                throw new ArgumentNullException(nameof(reminderName));
            }
        }

        private static IReminderRegistry Registry(IGrainBase grain) =>
            grain.GrainContext.ActivationServices.GetService<IReminderRegistry>()
            ?? throw new OrleansConfigurationException("Reminders are not configured; add them to the silo builder.");
    }
}

namespace Orleans.Timers
{
    public interface IReminderRegistry
    {
        Task<IGrainReminder> RegisterOrUpdateReminder(GrainId callingGrainId, string reminderName, TimeSpan dueTime, TimeSpan period);

        Task UnregisterReminder(GrainId callingGrainId, IGrainReminder reminder);

        Task<IGrainReminder?> GetReminder(GrainId callingGrainId, string reminderName);

        Task<List<IGrainReminder>> GetReminders(GrainId callingGrainId);
    }
}
