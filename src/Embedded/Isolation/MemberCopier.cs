using System.Reflection;
using System.Reflection.Emit;

namespace Marketplace.Embedded;

/// <summary>Copies an object or a struct field by field. The code is generated, because fields may be private and read-only.</summary>
internal sealed class MemberCopier<T> : Copier<T>
{
    private delegate void CopyFields(ref T copy, CopyContext context);

    private static readonly Func<object, object> Clone = typeof(object)
        .GetMethod(nameof(MemberwiseClone), BindingFlags.Instance | BindingFlags.NonPublic)!
        .CreateDelegate<Func<object, object>>();

    private static readonly MethodInfo CopyOf = typeof(Isolation).GetMethods()
        .Single(method => string.Equals(method.Name, nameof(Isolation.Copy), StringComparison.Ordinal) && method.GetParameters().Length == 2);

    private readonly CopyFields copyFields = Generate();

    public override T Copy(T value, CopyContext context)
    {
        if (typeof(T).IsValueType)
        {
            copyFields(ref value, context);
            return value;
        }

        if (value is null)
        {
            return value;
        }

        if (!context.TryGet(value, out T copy))
        {
            copy = (T)Clone(value);
            context.Remember(value, copy!);
            copyFields(ref copy, context);
        }

        return copy;
    }

    private static CopyFields Generate()
    {
        var copy = new DynamicMethod($"Copy {typeof(T)}", typeof(void), [typeof(T).MakeByRefType(), typeof(CopyContext)], typeof(T).Module, skipVisibility: true);
        var body = copy.GetILGenerator();
        foreach (var field in Shapes.FieldsOf(typeof(T)).Where(field => Shapes.StaysBehind(field) || !Shapes.IsImmutable(field.FieldType)))
        {
            LoadTarget(body);
            if (Shapes.StaysBehind(field))
            {
                // What does not cross starts empty on the other side.
                body.Emit(OpCodes.Ldflda, field);
                body.Emit(OpCodes.Initobj, field.FieldType);
                continue;
            }

            LoadTarget(body);
            body.Emit(OpCodes.Ldfld, field);
            body.Emit(OpCodes.Ldarg_1);
            body.Emit(OpCodes.Call, CopyOf.MakeGenericMethod(field.FieldType));
            body.Emit(OpCodes.Stfld, field);
        }

        body.Emit(OpCodes.Ret);
        return copy.CreateDelegate<CopyFields>();
    }

    private static void LoadTarget(ILGenerator body)
    {
        body.Emit(OpCodes.Ldarg_0);
        if (!typeof(T).IsValueType)
        {
            body.Emit(OpCodes.Ldind_Ref);
        }
    }
}
