import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0003_people_and_bodies'),
        ('documents', '0003_rereading_and_folders'),
        ('execution', '0002_superseded_tasks'),
    ]

    operations = [
        migrations.AddField(
            model_name='task',
            name='conclusion',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='task', to='agencies.conclusion'),
        ),
        migrations.AlterField(
            model_name='task',
            name='document',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='documents.document'),
        ),
        migrations.AddConstraint(
            model_name='task',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('conclusion__isnull', True), ('document__isnull', False)), models.Q(('conclusion__isnull', False), ('document__isnull', True), ('duty__isnull', True)), _connector='OR'), name='task_from_one_document_or_conclusion'),
        ),
    ]
